/** @import { CodeView, ScreenLocation } from './types.d.ts' */

/**
 * @param {string | null} text
 * @returns {CodeView}
 */
export function asView(text) {
  return text === 'ean13' || text === 'code128' ? text : 'qr'
}

/**
 * Reads which screen the URL names: `?citizen=&type=&view=&request=`.
 * @param {string} search
 * @returns {ScreenLocation}
 */
export function parseLocation(search) {
  const query = new URLSearchParams(search)
  /** @type {ScreenLocation} */
  const screenLocation = {}
  for (const name of /** @type {const} */ (['citizen', 'type', 'request'])) {
    const value = query.get(name)
    if (value) screenLocation[name] = value
  }
  if (screenLocation.type !== undefined) screenLocation.view = asView(query.get('view'))
  return screenLocation
}

/**
 * The URL of a screen; it keeps the chosen language.
 * @param {ScreenLocation} screenLocation
 * @param {string} search query of the current URL
 */
export function locationUrl(screenLocation, search) {
  const query = new URLSearchParams(Object.entries(screenLocation).filter(([, value]) => value !== undefined))
  const language = new URLSearchParams(search).get('lang')
  if (language) query.set('lang', language)
  const text = query.toString()
  return text === '' ? '/phone' : `/phone?${text}`
}
