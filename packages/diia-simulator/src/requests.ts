import { randomUUID } from 'node:crypto'
import { after } from './clock.ts'
import type { Context } from './context.ts'
import { deliver } from './delivery.ts'
import type { KeptBranch, KeptCode, KeptRequest, RequestState } from './store.ts'

/** Password of every visitor in the simulator, and how often it may be mistaken before the request is refused. */
export const visitorPassword = '12345'
const passwordAttempts = 3

/** Puts the partner's request on the phone that showed the code. */
export function openRequest(ctx: Context, branch: KeptBranch, code: KeptCode, requestId: string): KeptRequest {
  const createdAt = ctx.clock.now()
  const request: KeptRequest = {
    key: randomUUID(),
    requestId,
    branch,
    code,
    documents: [code.document, ...code.also],
    createdAt,
    expiresAt: after(createdAt, ctx.switches.requestLifetimeSeconds),
    state: 'initialized',
    passwordAttemptsLeft: passwordAttempts,
    delivery: 'none',
  }
  ctx.store.requests.set(request.key, request)
  code.request = request
  prepare(ctx)
  changed(ctx, request)
  return request
}

/** Loads what a package is made with while the visitor still reads the request. */
function prepare(ctx: Context): void {
  const loading = Promise.all([import('./packages.ts'), ctx.keys()]).then(
    () => undefined,
    // Said again, and written down, when the package is made.
    () => undefined,
  )
  ctx.underWay.add(loading)
  void loading.finally(() => ctx.underWay.delete(loading))
}

/** State as a partner is told it: a request that nobody answered in time is `notUsed`. */
export function statusOf(ctx: Context, request: KeptRequest): RequestState | 'notUsed' {
  return isWaiting(request) && ctx.clock.now() > request.expiresAt ? 'notUsed' : request.state
}

export type Answer =
  | { ok: true }
  | { ok: false; reason: 'wrong-password'; attemptsLeft: number }
  | { ok: false; reason: 'not-waiting' }

/** The visitor looks at the request. */
export function openOnPhone(ctx: Context, request: KeptRequest): Answer {
  if (!canAnswer(ctx, request)) return { ok: false, reason: 'not-waiting' }
  request.state = 'processing'
  changed(ctx, request)
  return { ok: true }
}

/** The visitor agrees: the copies set out for the partner. Resolves before they arrive. */
export function confirm(ctx: Context, request: KeptRequest, password: string): Answer {
  if (!canAnswer(ctx, request)) return { ok: false, reason: 'not-waiting' }
  if (password !== visitorPassword) {
    request.passwordAttemptsLeft--
    if (request.passwordAttemptsLeft === 0) request.state = 'refuse'
    changed(ctx, request)
    return { ok: false, reason: 'wrong-password', attemptsLeft: request.passwordAttemptsLeft }
  }
  request.state = 'done'
  send(ctx, request)
  return { ok: true }
}

export function refuse(ctx: Context, request: KeptRequest): Answer {
  if (!canAnswer(ctx, request)) return { ok: false, reason: 'not-waiting' }
  request.state = 'refuse'
  changed(ctx, request)
  return { ok: true }
}

/** Sends copies again that the partner did not take. Public material knows no such retry; it is the simulator's own. */
export function sendAgain(ctx: Context, request: KeptRequest): Answer {
  if (request.state !== 'done' || request.delivery !== 'undelivered') return { ok: false, reason: 'not-waiting' }
  send(ctx, request)
  return { ok: true }
}

function send(ctx: Context, request: KeptRequest): void {
  request.delivery = 'on-its-way'
  delete request.deliveryNote
  changed(ctx, request)
  const sent = deliver(ctx, request).then((outcome) => {
    request.delivery = outcome === 'delivered' ? 'delivered' : 'undelivered'
    if (outcome !== 'delivered') request.deliveryNote = outcome
    changed(ctx, request)
  })
  ctx.underWay.add(sent)
  void sent.finally(() => ctx.underWay.delete(sent))
}

function canAnswer(ctx: Context, request: KeptRequest): boolean {
  return isWaiting(request) && statusOf(ctx, request) !== 'notUsed'
}

function isWaiting(request: KeptRequest): boolean {
  return request.state === 'initialized' || request.state === 'processing'
}

function changed(ctx: Context, request: KeptRequest): void {
  ctx.changes.emit({ kind: 'request', citizenId: request.code.citizen.id, id: request.key })
}
