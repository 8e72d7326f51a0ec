import { ApiError, getCode, issueCode } from '../api.js'
import { countDown, minutesAndSeconds, secondsUntil } from '../clock.js'
import { button, h, noop } from '../elements.js'
import { icon } from '../icons.js'
import { titleOf } from '../messages.js'
import { sentences } from '../sentences.js'
import { codeDrawing, viewSwitch } from './code-views.js'
import { resultView } from './result.js'

/** @import { Phone, PhoneCitizen, PhoneDocument, Screen } from '../types.d.ts' */

const lowSeconds = 30

/**
 * The code of a document: shown, expired, or used by document-identification.
 * @param {Phone} phone
 * @param {PhoneCitizen} citizen
 * @param {PhoneDocument} document
 * @returns {Screen}
 */
export function codeScreen(phone, citizen, document) {
  const { t, memory } = phone
  const title = titleOf(t, document)
  const node = h('div', { class: 'screen' })
  let stopCounting = noop
  let isOpen = true
  let issuing = false

  const renew = (kind = '') => button(t.renew, () => void issue(), { kind, icon: icon('refresh') })
  const toDocuments = () => button(t.toDocuments, () => phone.go({ citizen: citizen.id }), { kind: 'button-large' })

  async function issue() {
    if (issuing) return
    issuing = true
    delete memory.codeEnd
    stopCounting()
    // The focused element is removed together with the old code.
    const hadFocus = node.contains(globalThis.document.activeElement)
    node.replaceChildren(h('p', { class: 'hint' }, t.loading))
    try {
      const code = await issueCode(citizen.id, document.type)
      memory.code = code
      memory.total = Math.max(1, secondsUntil(code.expiresAt))
      if (isOpen) showCode()
      if (isOpen && hadFocus) node.querySelector('input')?.focus({ preventScroll: true })
    } catch (error) {
      const offline = error instanceof ApiError && error.status === 0
      const words = offline ? [t.offline, t.offlineMore] : [t.noCode, t.noCodeMore]
      if (isOpen)
        end(
          'offline',
          words[0] ?? '',
          words[1] ?? '',
          button(t.again, () => void issue(), { kind: 'button-primary button-large' }),
        )
    } finally {
      issuing = false
    }
  }

  function showCode() {
    const { code, total = 180 } = memory
    if (!code) return
    const codeBox = h('div', { class: 'code-area' })
    const draw = () => codeBox.replaceChildren(...codeDrawing(phone, code, title, change))
    const change = (/** @type {import('../types.d.ts').CodeView} */ view) => {
      phone.replaceLocation({ ...phone.screenLocation, view })
      draw()
    }
    draw()

    const left = h('b', { class: 'tabular-digits' })
    const low = h('p', { class: 'hint' }, t.codeHint)
    const bar = h('i')
    const remaining = h(
      'div',
      { class: 'expiry-box' },
      h('p', { class: 'expiry', role: 'timer' }, h('span', {}, t.codeExpiresIn), ' ', left),
      h('div', { class: 'expiry-bar' }, bar),
      low,
    )
    node.replaceChildren(viewSwitch(phone, change), codeBox, remaining, h('div', { class: 'actions' }, renew()))

    stopCounting = countDown(code.expiresAt, (seconds) => {
      left.textContent = minutesAndSeconds(seconds)
      bar.style.setProperty('--remaining', String(Math.min(1, seconds / total)))
      remaining.classList.toggle('expiry-soon', seconds <= lowSeconds)
      low.textContent = seconds <= lowSeconds ? t.codeLow : t.codeHint
      if (seconds === lowSeconds) phone.announce(sentences(t.secondsLeft(seconds), t.codeLow))
      if (seconds === 0) expire()
    })
  }

  function expire() {
    memory.codeEnd = 'expired'
    end('clock', t.expired, t.expiredMore, renew('button-primary button-large'), toDocuments())
  }

  function used() {
    memory.codeEnd = 'used'
    end('check', t.used, t.usedMore, renew('button-large'), toDocuments())
  }

  /**
   * @param {string} sign
   * @param {string} heading
   * @param {string} more
   * @param {...Node} actions
   */
  function end(sign, heading, more, ...actions) {
    stopCounting()
    delete memory.code
    node.replaceChildren(resultView({ sign, heading, more, actions }))
    phone.announce(sentences(heading, more))
  }

  async function refresh() {
    const code = memory.code
    if (!code) return
    const answer = await getCode(code.id).catch(() => undefined)
    if (!isOpen || !answer || memory.code?.id !== code.id) return
    if (answer.state === 'requested' && answer.request)
      phone.go({ citizen: citizen.id, request: answer.request.id }, { replace: true })
    else if (answer.state === 'used-validated') used()
    else if (answer.state === 'expired') expire()
  }

  if (memory.code) showCode()
  else if (memory.codeEnd === 'used') used()
  else if (memory.codeEnd === 'expired') expire()
  else void issue()

  return {
    title,
    node,
    back: () => phone.go({ citizen: citizen.id }),
    refresh: () => void refresh(),
    stop: () => {
      isOpen = false
      stopCounting()
    },
  }
}
