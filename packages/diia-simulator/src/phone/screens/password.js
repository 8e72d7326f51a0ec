import { h } from '../elements.js'
import { icon } from '../icons.js'
import { sentences } from '../sentences.js'

/** @import { Phone } from '../types.d.ts' */

const length = 5
const allAttempts = 3

/**
 * Entering five digits with the keypad or the keyboard; the fifth digit sends the password.
 * @param {Phone} phone
 * @param {number} attemptsLeft
 * @param {(password: string) => Promise<number | undefined>} check returns the number of attempts left when the password is wrong
 */
export function passwordPad(phone, attemptsLeft, check) {
  const { t } = phone
  let digits = ''
  let busy = false

  const heading = h('h2', {}, t.password)
  const dots = h('div', { class: 'password-dots', role: 'img' })
  const below = h('p', { class: 'hint' }, t.passwordHint)

  function draw() {
    dots.setAttribute('aria-label', t.entered(digits.length))
    dots.replaceChildren(...Array.from({ length }, (_, index) => h('i', { class: index < digits.length && 'entered' })))
  }

  async function add(/** @type {string} */ digit) {
    if (busy || digits.length >= length) return
    digits += digit
    draw()
    phone.announce(t.entered(digits.length))
    if (digits.length < length) return
    busy = true
    const left = await check(digits)
    busy = false
    digits = ''
    draw()
    if (left === undefined || left === 0) return
    warn(left)
    phone.announce(sentences(t.wrongPassword, t.attemptsLeft(left)))
  }

  function warn(/** @type {number} */ left) {
    heading.textContent = t.wrongPassword
    below.className = 'error'
    below.replaceChildren(icon('alert'), h('span', {}, t.attemptsLeft(left)))
  }

  function erase() {
    if (busy) return
    digits = digits.slice(0, -1)
    draw()
    phone.announce(t.entered(digits.length))
  }

  const onKey = (/** @type {KeyboardEvent} */ event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    if (/^\d$/u.test(event.key)) void add(event.key)
    else if (event.key === 'Backspace') erase()
    else return
    event.preventDefault()
  }
  document.addEventListener('keydown', onKey)

  const key = (/** @type {string} */ digit) => h('button', { type: 'button', onclick: () => void add(digit) }, digit)
  draw()
  if (attemptsLeft < allAttempts) warn(attemptsLeft)
  return {
    node: h(
      'div',
      { class: 'screen-content' },
      h('div', { class: 'password' }, heading, dots, below),
      h(
        'div',
        { class: 'keypad', role: 'group', 'aria-label': t.keypad },
        ...['1', '2', '3', '4', '5', '6', '7', '8', '9'].map(key),
        h('span'),
        key('0'),
        h('button', { type: 'button', 'aria-label': t.erase, onclick: erase }, icon('erase')),
      ),
    ),
    stop: () => document.removeEventListener('keydown', onKey),
  }
}
