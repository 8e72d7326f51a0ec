import { asView } from '../address.js'
import { codePicture } from '../api.js'
import { digitGroups } from '../clock.js'
import { h } from '../elements.js'
import { icon } from '../icons.js'

/** @import { CodeView, Phone, PhoneCode } from '../types.d.ts' */

/**
 * Draws the code in the chosen view, always black on white.
 * @param {Phone} phone
 * @param {PhoneCode} code
 * @param {string} title of the document
 * @param {(view: CodeView) => void} change
 * @returns {Node[]}
 */
export function codeDrawing(phone, code, title, change) {
  const { t } = phone
  const view = viewOf(phone)
  const digits = digitGroups(code.barcode)
  const alt = view === 'qr' ? t.qrOf(title) : t.barsOf(title, digits.join(' '))
  const picture = h('img', {
    class: 'code-picture',
    src: codePicture(code.id, view),
    alt,
    // Set when the picture has been loaded and can be scanned.
    onload: () => picture.setAttribute('data-view', view),
  })
  if (view === 'qr') return [h('div', { class: 'code' }, picture)]
  return [
    h(
      'div',
      { class: 'code code-bars' },
      picture,
      h(
        'p',
        { class: 'digits', 'data-barcode': code.barcode },
        ...digits.flatMap((group) => [h('span', {}, group), ' ']),
      ),
    ),
    radios(
      t.barsKind,
      'bars-kind',
      [
        { value: 'ean13', words: ['EAN-13 · Android'] },
        { value: 'code128', words: ['Code 128 · iOS'] },
      ],
      view,
      (value) => change(asView(value)),
      'switch-small',
    ),
  ]
}

/**
 * A switch between QR code and barcode. The last chosen type of barcode is kept while the page is open.
 * @param {Phone} phone
 * @param {(view: CodeView) => void} change
 */
export function viewSwitch(phone, change) {
  const { t } = phone
  const chosen = viewOf(phone)
  const pick = (/** @type {string} */ value) => {
    const now = viewOf(phone)
    if (now !== 'qr') lastBars = now
    change(value === 'qr' ? 'qr' : lastBars)
  }
  return radios(
    t.view,
    'view',
    [
      { value: 'qr', words: [icon('qr'), t.qr] },
      { value: 'bars', words: [icon('bars'), t.bars] },
    ],
    chosen === 'qr' ? 'qr' : 'bars',
    pick,
  )
}

/** @type {CodeView} */
let lastBars = 'ean13'

/**
 * @param {Phone} phone
 * @returns {CodeView}
 */
function viewOf(phone) {
  return phone.screenLocation.view ?? 'qr'
}

/**
 * A switch made of native radio buttons, which support arrow keys and screen readers.
 * @param {string} name
 * @param {string} group
 * @param {{ value: string, words: (Node | string)[] }[]} choices
 * @param {string} chosen
 * @param {(value: string) => void} pick
 * @param {string} [kind]
 */
function radios(name, group, choices, chosen, pick, kind = '') {
  const options = choices.map(({ value, words }) =>
    h(
      'label',
      {},
      h('input', { type: 'radio', name: group, value, checked: value === chosen, onchange: () => pick(value) }),
      h('span', {}, ...words),
    ),
  )
  return h('div', { class: `switch ${kind}`.trim(), role: 'radiogroup', 'aria-label': name }, ...options)
}
