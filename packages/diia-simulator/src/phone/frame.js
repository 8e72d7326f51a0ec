import { h } from './elements.js'
import { icon } from './icons.js'

/** @import { Phone, Screen } from './types.d.ts' */

/**
 * Makes what surrounds every screen: the warning, the language button, the title with the back button and, beside the
 * phone on a wide page, an explanation.
 * @param {Pick<Phone, 't'>} phone
 * @param {Screen} screen
 * @param {() => void} switchLanguage
 */
export function frame({ t }, screen, switchLanguage) {
  const heading = h('h1', { tabindex: '-1' }, screen.title)
  const back = screen.back
    ? h(
        'button',
        { class: 'button button-icon', type: 'button', 'aria-label': t.back, onclick: screen.back },
        icon('back'),
      )
    : h('span')
  const language = h(
    'button',
    { class: 'language-button', id: 'language', type: 'button', onclick: switchLanguage },
    h('span', { 'aria-hidden': 'true' }, t.otherLanguage),
    h('span', { class: 'visually-hidden', lang: t.otherLanguage === 'EN' ? 'en' : 'uk' }, t.otherLanguageName),
  )
  const main = h(
    'main',
    { class: 'phone' },
    h('div', { class: 'simulator-bar' }, h('p', {}, t.simulator), language),
    h('div', { class: 'title-bar' }, back, heading, h('span')),
    h('p', { class: 'offline-banner', role: 'status' }, t.offline),
    screen.node,
  )
  const about = h(
    'aside',
    { class: 'explanation', 'aria-labelledby': 'about-title' },
    h('h2', { id: 'about-title' }, t.aboutTitle),
    h('p', {}, t.about),
    h('ol', {}, ...t.steps.map((step) => h('li', {}, step))),
  )
  return { main, about, heading }
}
