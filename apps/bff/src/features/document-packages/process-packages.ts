import type { QuarantineReason } from '@diia-desk/contract'
import type { PackageFault } from '@diia-desk/diia-client'
import type { Selectable } from 'kysely'
import type { Context } from '../../context.ts'
import type { DocumentPackagesTable } from '../../storage/schema.ts'
import { addSeconds } from '../../time.ts'
import { readPackage } from './package-format.ts'
import { quarantine } from './quarantine.ts'
import { releasePackage } from './release-package.ts'

type PackageRow = Selectable<DocumentPackagesTable>

/** A claim that is not settled by then was a process that died; another may take it. */
const claimSeconds = 120
/** A package that keeps killing workers is set aside after so many tries. */
const maxAttempts = 5
/** Looks by itself now and then, should a wake-up have been missed. */
const lookMs = 5000

export interface PackageQueue {
  /** Takes no more and resolves once what is under way has ended. */
  stop(): Promise<void>
}

/** Works off stored packages, as many at once as there are workers. The rows are the queue, so a crash loses nothing. */
export function startPackageQueue(ctx: Context): PackageQueue {
  let stopped = false
  const running = new Set<Promise<void>>()
  let looking: Promise<void> | undefined
  let lookAgain = false

  function look(): void {
    if (stopped) return
    lookAgain = true
    looking ??= fill().finally(() => {
      looking = undefined
      if (lookAgain && running.size < ctx.unwrapWorkers.size) look()
    })
  }
  async function fill(): Promise<void> {
    try {
      while (lookAgain && !stopped) {
        lookAgain = false
        while (running.size < ctx.unwrapWorkers.size && !stopped) {
          const row = await claim(ctx)
          if (row === undefined) break
          const work = processPackage(ctx, row).finally(() => {
            running.delete(work)
            look()
          })
          running.add(work)
        }
      }
    } catch (error) {
      if (!stopped) ctx.log.error({ error }, 'package queue could not look')
    }
  }

  const unsubscribe = ctx.bus.onWake('packages', look)
  const timer = setInterval(look, lookMs)
  timer.unref()
  look()
  return {
    async stop() {
      stopped = true
      unsubscribe()
      clearInterval(timer)
      await looking
      await Promise.allSettled(running)
    },
  }
}

/** On one machine no other process can hold a claim when this one starts: what was claimed was cut off. */
export async function dropStaleClaims(ctx: Context): Promise<void> {
  if (ctx.config.storage.database.kind !== 'sqlite') return
  await ctx.db.updateTable('document_packages').set({ state: 'stored', claimed_until: null }).where('state', '=', 'unwrapping').execute()
}

/** Takes the oldest package that nobody works on. The outer conditions make it a compare-and-set on both engines. */
async function claim(ctx: Context): Promise<PackageRow | undefined> {
  const now = ctx.now()
  return await ctx.commits.run((trx) => trx.updateTable('document_packages')
    .set(({ eb }) => ({ state: 'unwrapping', claimed_until: addSeconds(now, claimSeconds).toISOString(), attempts: eb('attempts', '+', 1) }))
    .where('id', 'in', (eb) => eb.selectFrom('document_packages').select('id')
      .where((nested) => nested.or([nested('state', '=', 'stored'), nested.and([nested('state', '=', 'unwrapping'), nested('claimed_until', '<', now.toISOString())])]))
      .where((nested) => nested.or([nested('claimed_until', 'is', null), nested('claimed_until', '<', now.toISOString())]))
      .orderBy('received_at').limit(1))
    .where((eb) => eb.or([eb('state', '=', 'stored'), eb('claimed_until', '<', now.toISOString())]))
    .returningAll()
    .executeTakeFirst())
}

async function processPackage(ctx: Context, row: PackageRow): Promise<void> {
  try {
    const outcome = await unwrap(ctx, row)
    if (outcome.status === 'quarantined') await quarantine(ctx, row, reasonOf[outcome.reason], [outcome.reason, outcome.part, outcome.detail].filter(Boolean).join('/'))
    else await releasePackage(ctx, row, outcome)
  } catch (error) {
    if (row.attempts >= maxAttempts) {
      ctx.log.error({ packageId: row.id, requestId: row.request_id, attempt: row.attempts, error }, 'package given up')
      await quarantine(ctx, row, 'unreadable', 'gave-up').catch((failure: unknown) => ctx.log.error({ packageId: row.id, error: failure }, 'package could not be set aside'))
      return
    }
    ctx.log.warn({ packageId: row.id, requestId: row.request_id, attempt: row.attempts, error }, 'package will be tried again')
    // Back in the queue, to be taken after a pause that grows.
    await ctx.commits.run((trx) => trx.updateTable('document_packages')
      .set({ state: 'stored', claimed_until: addSeconds(ctx.now(), 2 ** row.attempts).toISOString() })
      .where('id', '=', row.id).where('state', '=', 'unwrapping').execute())
      .catch((failure: unknown) => ctx.log.error({ packageId: row.id, error: failure }, 'package stays claimed'))
  }
}

async function unwrap(ctx: Context, row: PackageRow) {
  const blob = await ctx.db.selectFrom('blobs').select(['id', 'wrapped_key']).where('id', '=', row.blob_id ?? '').executeTakeFirstOrThrow()
  const request = await ctx.db.selectFrom('document_requests').select(['created_at', 'code_hash', 'code_kind']).where('id', '=', row.request_id).executeTakeFirstOrThrow()
  return await ctx.unwrapWorkers.run({
    parts: readPackage(await ctx.blobs.read(blob)),
    requestId: row.request_id,
    requestedAt: new Date(request.created_at),
    barcodeHash: request.code_kind === 'barcode' ? request.code_hash : undefined,
    now: ctx.now(),
    freshnessMinutes: ctx.config.packages.freshnessMinutes,
  })
}

/** What went wrong, in the words that staff are told. */
const reasonOf: Record<PackageFault, QuarantineReason> = {
  'untrusted-signer': 'untrusted-signer',
  'mixed-signers': 'untrusted-signer',
  'invalid-signature': 'invalid-signature',
  'content-mismatch': 'invalid-signature',
  'expired-at-signing': 'expired-certificate',
  'certificate-expired': 'expired-certificate',
  'not-yet-valid': 'expired-certificate',
  'revoked': 'expired-certificate',
  'not-a-recipient': 'wrong-recipient',
  'undecryptable': 'unreadable',
  'malformed': 'unreadable',
  'unsupported': 'unsupported',
  'not-a-pdf': 'unsupported',
  'incomplete': 'incomplete',
  'wrong-request': 'wrong-request',
  'stale': 'stale',
}
