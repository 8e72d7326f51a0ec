import { h } from '../elements.js'
import { icon, silhouette } from '../icons.js'

/** @import { Phone, Screen } from '../types.d.ts' */

/**
 * Choosing the owner of the phone.
 * @param {Phone} phone
 * @returns {Screen}
 */
export function peopleScreen(phone) {
  const { t } = phone
  const unknown = phone.screenLocation.citizen !== undefined
  const list = phone.citizens.map((citizen) =>
    h(
      'li',
      {},
      h(
        'button',
        { class: 'list-item person', type: 'button', onclick: () => phone.go({ citizen: citizen.id }) },
        h('span', { class: 'avatar' }, silhouette()),
        h(
          'span',
          { class: 'list-item-text' },
          h('span', { class: 'list-item-name' }, citizen.name),
          h('span', { class: 'list-item-details' }, t.documentCount(citizen.documents.length)),
        ),
        icon('forward'),
      ),
    ),
  )
  return {
    title: t.people,
    node: h(
      'div',
      { class: 'screen' },
      h('p', { class: 'hint' }, unknown ? t.unknownPerson : t.peopleHint),
      h('ul', { class: 'list' }, ...list),
    ),
  }
}
