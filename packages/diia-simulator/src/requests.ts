import { randomUUID } from 'node:crypto'
import { after } from './clock.ts'
import type { Context } from './context.ts'
import { deliver } from './delivery.ts'
import type { StoredBranch, StoredCode, StoredRequest, RequestState } from './store.ts'

/** Password of every visitor in the simulator. */
export const visitorPassword = '12345'
/** After this many wrong passwords the request is refused. */
const passwordAttempts = 3

/** Shows the partner's request on the phone that showed the code. */
export function openRequest(ctx: Context, branch: StoredBranch, code: StoredCode, requestId: string): StoredRequest {
  const createdAt = ctx.clock.now()
  const request: StoredRequest = {
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
  preload(ctx)
  emitChange(ctx, request)
  return request
}

/** Loads the code and keys for making a package while the visitor reads the request. */
function preload(ctx: Context): void {
  const loading = Promise.all([import('./packages.ts'), ctx.keys()]).then(
    () => undefined,
    // The same error occurs again, and is recorded, when the package is made.
    () => undefined,
  )
  ctx.pendingWork.add(loading)
  void loading.finally(() => ctx.pendingWork.delete(loading))
}

/** State as reported to a partner: a request that was not answered in time is `notUsed`. */
export function statusOf(ctx: Context, request: StoredRequest): RequestState | 'notUsed' {
  return isWaiting(request) && ctx.clock.now() > request.expiresAt ? 'notUsed' : request.state
}

export type VisitorActionResult =
  | { ok: true }
  | { ok: false; reason: 'wrong-password'; attemptsLeft: number }
  | { ok: false; reason: 'not-waiting' }

/** The visitor opens the request. */
export function openOnPhone(ctx: Context, request: StoredRequest): VisitorActionResult {
  if (!canAnswer(ctx, request)) return { ok: false, reason: 'not-waiting' }
  request.state = 'processing'
  emitChange(ctx, request)
  return { ok: true }
}

/** The visitor agrees. Returns before the copies are delivered. */
export function confirm(ctx: Context, request: StoredRequest, password: string): VisitorActionResult {
  if (!canAnswer(ctx, request)) return { ok: false, reason: 'not-waiting' }
  if (password !== visitorPassword) {
    request.passwordAttemptsLeft--
    if (request.passwordAttemptsLeft === 0) request.state = 'refuse'
    emitChange(ctx, request)
    return { ok: false, reason: 'wrong-password', attemptsLeft: request.passwordAttemptsLeft }
  }
  request.state = 'done'
  send(ctx, request)
  return { ok: true }
}

/** The visitor refuses. */
export function refuse(ctx: Context, request: StoredRequest): VisitorActionResult {
  if (!canAnswer(ctx, request)) return { ok: false, reason: 'not-waiting' }
  request.state = 'refuse'
  emitChange(ctx, request)
  return { ok: true }
}

/** Sends copies again that were not delivered. Public sources describe no such retry; only the simulator has it. */
export function sendAgain(ctx: Context, request: StoredRequest): VisitorActionResult {
  if (request.state !== 'done' || request.delivery !== 'undelivered') return { ok: false, reason: 'not-waiting' }
  send(ctx, request)
  return { ok: true }
}

function send(ctx: Context, request: StoredRequest): void {
  request.delivery = 'on-its-way'
  delete request.deliveryNote
  emitChange(ctx, request)
  const sent = deliver(ctx, request).then((outcome) => {
    request.delivery = outcome === 'delivered' ? 'delivered' : 'undelivered'
    if (outcome !== 'delivered') request.deliveryNote = outcome
    emitChange(ctx, request)
  })
  ctx.pendingWork.add(sent)
  void sent.finally(() => ctx.pendingWork.delete(sent))
}

function canAnswer(ctx: Context, request: StoredRequest): boolean {
  return isWaiting(request) && statusOf(ctx, request) !== 'notUsed'
}

function isWaiting(request: StoredRequest): boolean {
  return request.state === 'initialized' || request.state === 'processing'
}

function emitChange(ctx: Context, request: StoredRequest): void {
  ctx.changes.emit({ kind: 'request', citizenId: request.code.citizen.id, id: request.key })
}
