import type { QuarantineReason, Trouble } from '@diia-desk/contract'
import type { PackageFault } from '@diia-desk/diia-client'
import type { ArrivalsContext } from './arrivals-context.ts'
import { MissingBytes } from '../../../storage/byte-stores/byte-store.ts'
import { ThreadFailure } from '../../../threads/thread-failure.ts'
import { TroubleError, troubleOf } from '../../../trouble.ts'
import { fieldsOf } from '../../../thrown.ts'
import type { Lane } from './claim-package.ts'
import type { PackageRow } from './package-row.ts'
import { readPackage } from './package-format.ts'
import type { StoredPart } from './package-format.ts'
import { endPauses, moveToHeavy, recordCostlyTry, postpone } from './postpone-package.ts'
import { quarantine } from './quarantine.ts'
import { releasePackage } from './release-package.ts'
import type { UnwrapResult } from './unwrap-job.ts'

/** After this many tries a package that exceeds the limits by itself is set aside. */
const costlyTries = 3

/**
 * Unwraps a package and settles it. Only the result of unwrapping is a verdict about the package. Any thrown error is a
 * failure on our side, and the package keeps waiting. When a worker did not finish, the package is blamed only if a new
 * worker passes a known job directly afterwards, three times.
 */
export async function processPackage(ctx: ArrivalsContext, row: PackageRow, lane: Lane): Promise<void> {
  try {
    const parts = await readParts(ctx, row)
    const result = await unwrap(ctx, row, row.request_id ?? undefined, parts, lane)
    await settle(ctx, row, result, parts, lane)
    ctx.disk.recordWrite()
    if (row.waits > 0) await endPauses(ctx)
  } catch (error) {
    await retryLater(ctx, row, lane, error).catch((failure: unknown) =>
      ctx.log.error({ packageId: row.id, error: failure }, 'package stays claimed'),
    )
  }
}

async function settle(
  ctx: ArrivalsContext,
  row: PackageRow,
  result: UnwrapResult,
  parts: StoredPart[],
  lane: Lane,
): Promise<void> {
  const { outcome } = result
  if (await moveToNamedOwner(ctx, row, result, parts, lane)) return
  if (outcome.status === 'accepted') await releasePackage(ctx, row, outcome)
  else
    await quarantine(
      ctx,
      row,
      reasonOf[outcome.reason],
      [outcome.reason, outcome.part, outcome.detail].filter(Boolean).join('/'),
    )
}

/**
 * The signed metadata may name another owner than the delivery did. If the package passes every check for the named
 * owner, it becomes theirs. Otherwise it is set aside. It never becomes a copy of the request that it was delivered to.
 *
 * @returns whether the package has been settled here
 */
async function moveToNamedOwner(
  ctx: ArrivalsContext,
  row: PackageRow,
  result: UnwrapResult,
  parts: StoredPart[],
  lane: Lane,
): Promise<boolean> {
  const { outcome } = result
  if (outcome.status === 'quarantined' && outcome.reason !== 'wrong-request') return false
  const named = await ctx.sources.of(row).findNamedOwner?.(row, result)
  if (named === undefined) return false
  const { outcome: asNamed } = await unwrap(ctx, row, named.request, parts, lane)
  ctx.log.warn(
    { packageId: row.id, requestId: row.request_id, outcome: asNamed.status },
    'package names another request than it was posted under',
  )
  if (asNamed.status === 'accepted') await releasePackage(ctx, row, asNamed, named)
  else await quarantine(ctx, row, 'wrong-request', `of-another-request/${asNamed.reason}`)
  return true
}

async function retryLater(ctx: ArrivalsContext, row: PackageRow, lane: Lane, error: unknown): Promise<void> {
  const fields = { packageId: row.id, source: row.source, requestId: row.request_id, attempt: row.attempts }
  if (error instanceof ThreadFailure) {
    if (lane === 'light' && error.how === 'too-long') return await moveToHeavy(ctx, row)
    if (await passesKnownJob(ctx, row)) {
      ctx.log.warn({ ...fields, error }, 'package took more than it may')
      if (row.costly_tries + 1 < costlyTries) return await recordCostlyTry(ctx, row)
      // A newer program may be able to read a package that this program fails on. Nothing shows that the package costs
      // much.
      return await quarantine(
        ctx,
        row,
        error.how === 'threw' ? 'unsupported' : 'too-costly',
        `${error.how}/${error.code ?? error.name}`,
      )
    }
  }
  const trouble: Trouble =
    error instanceof ThreadFailure ? (ctx.unwrapWorkers.usable ? 'memory' : 'keys') : troubleOf(error)
  ctx.disk.recordTrouble(trouble)
  ctx.log.error({ ...fields, reason: trouble, error }, 'package waits after a failure on our side')
  await postpone(ctx, row, trouble)
}

/** Whether a new worker passes a known job as large as this package. If so, the machine is not to blame. */
async function passesKnownJob(ctx: ArrivalsContext, row: PackageRow): Promise<boolean> {
  const blob = await ctx.db
    .selectFrom('blobs')
    .select('bytes')
    .where('id', '=', row.blob_id ?? '')
    .executeTakeFirst()
  return await ctx.unwrapWorkers.passesProbe(blob?.bytes ?? 0).catch(() => false)
}

/** @throws {TroubleError} when the file is not what was written: a fault of our disk, never of the package */
async function readParts(ctx: ArrivalsContext, row: PackageRow): Promise<StoredPart[]> {
  const blob = await ctx.db
    .selectFrom('blobs')
    .select(['id', 'store', 'wrapped_key'])
    .where('id', '=', row.blob_id ?? '')
    .executeTakeFirst()
  if (blob === undefined) throw new TroubleError('file-missing')
  try {
    return readPackage(await ctx.blobs.read(blob))
  } catch (error) {
    const { code } = fieldsOf(error)
    if (error instanceof MissingBytes) throw new TroubleError('file-missing', { cause: error })
    // A system error is about the disk. Any other error means that the bytes are damaged.
    throw typeof code === 'string' && /^E[A-Z]+$/.test(code)
      ? error
      : new TroubleError('file-damaged', { cause: error })
  }
}

/** Opens a package, either as the answer to a request or as one that answers none. */
async function unwrap(
  ctx: ArrivalsContext,
  row: PackageRow,
  requestId: string | undefined,
  parts: StoredPart[],
  lane: Lane,
): Promise<UnwrapResult> {
  const { lightSeconds, limitSeconds, freshnessMinutes } = ctx.config.packages
  const terms = requestId === undefined ? undefined : await ctx.sources.of(row).termsOf?.(requestId)
  const policy = ctx.sources.policyOf(row)
  const judge = (requestedAt: Date | undefined) =>
    ctx.unwrapWorkers.run(
      {
        parts,
        policy,
        requestId,
        requestedAt,
        barcodeHash: terms?.barcodeHash,
        now: ctx.clock.toDiia(ctx.now()),
        freshnessMinutes,
      },
      lane === 'light' ? Math.min(lightSeconds, limitSeconds) : limitSeconds,
    )
  if (terms === undefined) return await judge(undefined)

  // Seals carry Diia's time. Where our clock is known to differ, the time of the request is converted to Diia's clock:
  // with the offset at the time of asking, and with the current offset in case the clock had just been set.
  const { requestedAt: asked, clockOffsetSeconds } = terms
  const [then, now] = [ctx.clock.toDiia(asked, clockOffsetSeconds), ctx.clock.toDiia(asked)]
  const result = await judge(then)
  const isStale = result.outcome.status === 'quarantined' && result.outcome.reason === 'stale'
  return isStale && now.getTime() !== then.getTime() ? await judge(now) : result
}

/** What went wrong, in the terms that staff see. */
const reasonOf: Record<PackageFault, QuarantineReason> = {
  'untrusted-signer': 'untrusted-signer',
  'mixed-signers': 'untrusted-signer',
  'invalid-signature': 'invalid-signature',
  'content-mismatch': 'invalid-signature',
  'expired-at-signing': 'expired-certificate',
  'certificate-expired': 'expired-certificate',
  'not-yet-valid': 'expired-certificate',
  revoked: 'expired-certificate',
  'not-a-recipient': 'wrong-recipient',
  undecryptable: 'unreadable',
  malformed: 'unreadable',
  unsupported: 'unsupported',
  'not-a-pdf': 'unsupported',
  incomplete: 'incomplete',
  'wrong-request': 'wrong-request',
  stale: 'stale',
}
