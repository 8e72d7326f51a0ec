/** @import { CodeView, Place } from './types.d.ts' */

/**
 * @param {string | null} text
 * @returns {CodeView}
 */
export function asView(text) {
  return text === 'ean13' || text === 'code128' ? text : 'qr'
}

/**
 * Reads where the phone is from the page's address: `?citizen=&type=&view=&request=`.
 * @param {string} search
 * @returns {Place}
 */
export function placeOf(search) {
  const query = new URLSearchParams(search)
  /** @type {Place} */
  const place = {}
  for (const name of /** @type {const} */ (['citizen', 'type', 'request'])) {
    const value = query.get(name)
    if (value) place[name] = value
  }
  if (place.type !== undefined) place.view = asView(query.get('view'))
  return place
}

/**
 * The address of a place; the chosen language stays in it.
 * @param {Place} place
 * @param {string} search the present one
 */
export function addressOf(place, search) {
  const query = new URLSearchParams(Object.entries(place).filter(([, value]) => value !== undefined))
  const language = new URLSearchParams(search).get('lang')
  if (language) query.set('lang', language)
  const text = query.toString()
  return text === '' ? '/phone' : `/phone?${text}`
}
