import { getRequest } from '../api.js'
import { button, h } from '../elements.js'
import { icon, silhouette, typeIcon } from '../icons.js'
import { titleOf } from '../messages.js'
import { requestStage } from '../request-stage.js'

/** @import { Phone, PhoneCitizen, PhoneDocument, Screen } from '../types.d.ts' */

/**
 * A citizen's documents: the first as a card, the others below it.
 * @param {Phone} phone
 * @param {PhoneCitizen} citizen
 * @returns {Screen}
 */
export function documentsScreen(phone, citizen) {
  const { t } = phone
  const [first, ...others] = citizen.documents
  return {
    title: t.documents,
    node: h(
      'div',
      { class: 'screen' },
      phone.waitingRequest !== undefined && waitingBanner(phone, citizen, phone.waitingRequest),
      first && card(phone, citizen, first),
      h('p', { class: 'hint' }, t.documentsHint),
      h('ul', { class: 'list' }, ...others.map((document) => h('li', {}, row(phone, citizen, document)))),
      h(
        'div',
        { class: 'actions' },
        button(t.anotherPerson, () => phone.go({}), { icon: icon('user') }),
      ),
    ),
    refresh: () => void dropAnsweredRequest(phone),
  }
}

/**
 * Removes the banner of a request that has been answered or has expired.
 * @param {Phone} phone
 */
async function dropAnsweredRequest(phone) {
  const { waitingRequest, screenLocation } = phone
  if (waitingRequest === undefined) return
  const request = await getRequest(waitingRequest).catch(() => undefined)
  if (!request || requestStage(request) === 'asked' || phone.screenLocation !== screenLocation) return
  phone.waitingRequest = undefined
  phone.redraw()
}

/**
 * The button of the card is its title and covers the card: a button that contains a list would have no clear name.
 * @param {Phone} phone
 * @param {PhoneCitizen} citizen
 * @param {PhoneDocument} document
 */
function card(phone, citizen, document) {
  const { t } = phone
  const lines = document.lines.map(({ label, value }) =>
    h('div', {}, h('dt', {}, (phone.language === 'en' && t.labels[label]) || label), h('dd', {}, value)),
  )
  return h(
    'article',
    { class: 'card' },
    h(
      'h2',
      { class: 'card-title' },
      h(
        'button',
        { class: 'card-button', type: 'button', onclick: () => open(phone, citizen, document) },
        typeIcon(document.type),
        h('span', {}, titleOf(t, document)),
      ),
    ),
    h(
      'div',
      { class: 'card-content' },
      document.photo && h('div', { class: 'card-photo', role: 'img', 'aria-label': t.photo }, silhouette()),
      h('dl', {}, ...lines),
    ),
    h('p', { class: 'card-holder', lang: 'uk' }, citizen.name),
  )
}

/**
 * @param {Phone} phone
 * @param {PhoneCitizen} citizen
 * @param {PhoneDocument} document
 */
function row(phone, citizen, document) {
  return h(
    'button',
    { class: 'list-item', type: 'button', onclick: () => open(phone, citizen, document) },
    typeIcon(document.type),
    h('span', { class: 'list-item-text' }, titleOf(phone.t, document)),
    icon('forward'),
  )
}

/**
 * @param {Phone} phone
 * @param {PhoneCitizen} citizen
 * @param {PhoneDocument} document
 */
function open(phone, citizen, document) {
  phone.go({ citizen: citizen.id, type: document.type, view: 'qr' })
}

/**
 * @param {Phone} phone
 * @param {PhoneCitizen} citizen
 * @param {string} request
 */
function waitingBanner(phone, citizen, request) {
  return button(phone.t.requestWaits, () => phone.go({ citizen: citizen.id, request }), {
    kind: 'button-primary',
    icon: icon('alert'),
  })
}
