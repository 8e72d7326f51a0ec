import { ApiError, confirmRequest, getRequest, openRequest, refuseRequest, resend } from '../api.js'
import { countDown, minutesAndSeconds } from '../clock.js'
import { button, h, noop } from '../elements.js'
import { icon, typeIcon } from '../icons.js'
import { titleOf } from '../messages.js'
import { requestStage } from '../request-stage.js'
import { sentences } from '../sentences.js'
import { resultView } from './result.js'
import { passwordPad } from './password.js'

/** @import { Phone, PhoneCitizen, PhoneRequest, Screen } from '../types.d.ts' */

/**
 * A request for copies: the question, the password and the result.
 * @param {Phone} phone
 * @param {PhoneCitizen} citizen
 * @param {string} id
 * @returns {Screen}
 */
export function requestScreen(phone, citizen, id) {
  const { t, memory } = phone
  const node = h('div', { class: 'screen' }, h('p', { class: 'hint' }, t.loading))
  let isOpen = true
  let stopStage = noop

  const toDocuments = (kind = 'button-large') =>
    button(t.toDocuments, () => phone.go({ citizen: citizen.id }), { kind })

  /**
   * @param {Omit<Parameters<typeof resultView>[0], 'actions'>} words
   * @param {...Node} actions
   */
  function end(words, ...actions) {
    node.replaceChildren(resultView({ ...words, actions }))
    phone.announce(sentences(words.heading, words.more, words.note))
  }

  /**
   * @param {ReturnType<typeof requestStage>} stage
   * @param {PhoneRequest} request
   */
  function draw(stage, request) {
    phone.waitingRequest = stage === 'asked' || stage === 'password' ? id : undefined
    if (stage === 'asked') drawQuestion(request)
    else if (stage === 'password') drawPassword(request)
    else finish(stage, request)
  }

  /**
   * @param {ReturnType<typeof requestStage>} stage
   * @param {PhoneRequest} request
   */
  function finish(stage, request) {
    const who = request.organisation
    if (stage === 'sending') end({ sign: 'send', heading: t.sending, more: t.sendingMore })
    else if (stage === 'done') {
      const ready = button(t.ready, () => phone.go({ citizen: citizen.id }), { kind: 'button-primary button-large' })
      end({ sign: 'seal', heading: t.done, more: t.doneMore(who, request.documents.length) }, ready)
    } else if (stage === 'failed') {
      const note = request.deliveryNote && t.deliveryNotes[request.deliveryNote]
      const again = button(t.resend, () => void act(resend(id)), {
        kind: 'button-primary button-large',
        icon: icon('send'),
      })
      const actions = request.canResend ? [again, toDocuments()] : [toDocuments()]
      end({ sign: 'alert', heading: t.failed, more: t.failedMore(who), note }, ...actions)
    } else if (stage === 'timed-out') end({ sign: 'clock', heading: t.timedOut, more: t.timedOutMore }, toDocuments())
    else if (request.attemptsLeft === 0)
      end({ sign: 'undo', heading: t.tooManyAttempts, more: t.tooManyAttemptsMore }, toDocuments())
    else end({ sign: 'undo', heading: t.refused, more: t.refusedMore }, toDocuments())
  }

  /** @param {'password' | undefined} next */
  function goToStep(next) {
    memory.step = next
    phone.redraw()
  }

  /** @param {PhoneRequest} request */
  function drawQuestion(request) {
    const left = h('b', { class: 'tabular-digits' })
    node.replaceChildren(
      h(
        'dl',
        { class: 'request' },
        h(
          'div',
          {},
          h('dt', {}, t.who),
          h('dd', { lang: 'uk' }, request.organisation),
          request.address !== undefined && h('dd', { class: 'request-details', lang: 'uk' }, request.address),
        ),
        h(
          'div',
          {},
          h('dt', {}, t.what),
          h(
            'dd',
            {},
            h(
              'ul',
              {},
              ...request.documents.map((document) =>
                h('li', {}, typeIcon(document.type), h('span', {}, titleOf(t, document))),
              ),
            ),
          ),
        ),
      ),
      h('p', { class: 'hint align-left', role: 'timer' }, t.requestExpiresIn, ' ', left),
      h(
        'div',
        { class: 'actions' },
        button(t.share, () => goToStep('password'), { kind: 'button-primary button-large' }),
        button(t.refuse, () => void act(refuseRequest(id)), { kind: 'button-large' }),
      ),
    )
    stopStage = countDown(request.expiresAt, (seconds) => {
      left.textContent = minutesAndSeconds(seconds)
      // The simulator compares milliseconds, so the request may expire slightly later.
      if (seconds === 0) setTimeout(() => void refresh(), 300)
    })
    if (request.state === 'initialized') void openRequest(id).catch(() => undefined)
  }

  /** @param {PhoneRequest} request */
  function drawPassword(request) {
    const pad = passwordPad(phone, request.attemptsLeft, async (digits) => {
      try {
        await confirmRequest(id, digits)
      } catch (error) {
        const left = attemptsLeft(error)
        if (left !== undefined && left > 0) return left
      }
      await refresh()
      return undefined
    })
    node.replaceChildren(pad.node)
    stopStage = pad.stop
  }

  /** @param {Promise<unknown>} action */
  async function act(action) {
    await action.catch(() => undefined)
    await refresh()
  }

  async function refresh() {
    try {
      const request = await getRequest(id)
      if (!isOpen) return
      memory.request = request
      if (requestStage(request, memory.step) !== shown) phone.redraw()
    } catch (error) {
      if (!isOpen || shown !== undefined || !(error instanceof ApiError)) return
      phone.waitingRequest = undefined
      const known = error.status === 404
      const again = button(t.again, () => void refresh(), {
        kind: 'button-primary button-large',
        icon: icon('refresh'),
      })
      end(
        known
          ? { sign: 'alert', heading: t.noRequest, more: t.noRequestMore }
          : { sign: 'offline', heading: t.offline, more: t.offlineMore },
        known ? toDocuments() : again,
      )
    }
  }

  // Each stage has its own title and back button, so another stage is drawn as a new screen.
  const shown = memory.request && requestStage(memory.request, memory.step)
  if (memory.request && shown) draw(shown, memory.request)
  void refresh()

  const leave = () => phone.go({ citizen: citizen.id })
  return {
    title: shown === 'password' ? t.confirmation : t.request,
    node,
    ...(shown === 'password'
      ? { back: () => goToStep(undefined) }
      : shown === 'asked' || shown === undefined
        ? { back: leave }
        : {}),
    refresh: () => void refresh(),
    stop: () => {
      isOpen = false
      stopStage()
    },
  }
}

/** @param {unknown} error */
function attemptsLeft(error) {
  const body = error instanceof ApiError && error.status === 403 ? error.body : undefined
  const left = typeof body === 'object' && body !== null && 'attemptsLeft' in body ? body.attemptsLeft : undefined
  return typeof left === 'number' ? left : undefined
}
