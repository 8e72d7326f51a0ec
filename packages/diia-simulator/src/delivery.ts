import { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { request as httpRequest } from 'undici'
import type { Context } from './context.ts'
import { isRecord, parseJson } from './json.ts'
import type { MadePackage } from './packages.ts'
import type { DeliveryOutcome, DeliveryRecord, StoredRequest } from './store.ts'

/**
 * Posts the copies of a confirmed request to the callback, with the fault that was set for the next delivery. There are
 * no retries, as it is not known whether Diia retries.
 * @returns 'delivered' if the partner accepted at least one of the calls.
 */
export async function deliver(ctx: Context, request: StoredRequest): Promise<DeliveryOutcome> {
  const fault = ctx.faults.nextDeliveries.shift() ?? {}
  const record = (outcome: DeliveryOutcome, more: Partial<DeliveryRecord> = {}): DeliveryOutcome => {
    const entry = {
      requestId: request.requestId,
      at: ctx.clock.now(),
      outcome,
      bytes: 0,
      milliseconds: 0,
      fileNames: [],
      ...more,
    }
    ctx.store.deliveries.push(entry)
    return outcome
  }
  if (ctx.callbackUrl === undefined) return record('no-callback')
  if (fault.withhold) return record('withheld')
  try {
    if (fault.delayMs) await wait(fault.delayMs, undefined, { signal: ctx.closeSignal })
    const { makePackage } = await import('./packages.ts')
    const { branch, code, documents, requestId } = request
    const recipient = String(branch.fields.customFullName ?? branch.fields.name)
    const madePackage = await makePackage(ctx, {
      requestId,
      barcode: code.barcode,
      citizen: code.citizen,
      documents,
      recipient,
      fault,
    })
    const url = ctx.callbackUrl
    const call = (): Promise<DeliveryOutcome> => post(ctx, url, madePackage, fault.tear ?? false, record)
    const outcomes: DeliveryOutcome[] = []
    const times = fault.repeat ?? 1
    if (fault.atOnce) outcomes.push(...(await Promise.all(Array.from({ length: times }, call))))
    else for (let i = 0; i < times; i++) outcomes.push(await call())
    return outcomes.find((outcome) => outcome === 'delivered') ?? outcomes[0] ?? 'withheld'
  } catch (error) {
    if (ctx.closeSignal.aborted) return 'withheld'
    return record('not-made', { fault: error instanceof Error ? error.message : 'unknown' })
  }
}

/** Only 200 with `success: true` counts as accepted. */
async function post(
  ctx: Context,
  url: string,
  { headers, body, fileNames }: MadePackage,
  tear: boolean,
  record: (outcome: DeliveryOutcome, more: Partial<DeliveryRecord>) => DeliveryOutcome,
): Promise<DeliveryOutcome> {
  const started = performance.now()
  const measured = (): Partial<DeliveryRecord> => ({
    bytes: body.length,
    fileNames,
    milliseconds: Math.round(performance.now() - started),
  })
  const limit = AbortSignal.timeout(ctx.switches.deliveryTimeoutMs)
  try {
    const response = await httpRequest(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': String(body.length) },
      body: tear ? Readable.from(firstHalf(body)) : body,
      dispatcher: ctx.agent,
      signal: AbortSignal.any([limit, ctx.closeSignal]),
      headersTimeout: 0,
      bodyTimeout: 0,
    })
    const answer = (await response.body.text()).slice(0, 2000)
    const accepted = response.statusCode === 200 && reportsSuccess(answer)
    return record(accepted ? 'delivered' : 'refused', { ...measured(), status: response.statusCode, answer })
  } catch {
    return record(tear ? 'torn' : limit.aborted ? 'timeout' : 'unreachable', measured())
  }
}

/** Yields the first half; the connection closes when the generator throws. */
async function* firstHalf(body: Buffer): AsyncGenerator<Buffer> {
  yield body.subarray(0, body.length >> 1)
  // The first half must arrive before the connection closes.
  await wait(50)
  throw new Error('incomplete on purpose')
}

function reportsSuccess(answer: string): boolean {
  const value = parseJson(answer)
  return isRecord(value) && value.success === true
}
