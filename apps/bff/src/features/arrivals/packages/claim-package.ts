import { sql } from 'kysely'
import type { ArrivalsContext } from './arrivals-context.ts'
import { addSeconds } from '../../../time.ts'
import type { PackageRow } from './package-row.ts'
import { pauseSeconds } from './pauses.ts'

/**
 * `light`: small packages with no reason to expect trouble. `heavy`: large packages, and those that took long, ended a
 * worker, or are being looked at again. Each lane has its own workers, so heavy packages never delay light ones.
 */
export type Lane = 'light' | 'heavy'

/** A claim older than this belongs to a process that died. Another process may take the package. */
function claimSeconds(ctx: ArrivalsContext): number {
  return 60 + 4 * ctx.config.packages.limitSeconds
}

/**
 * Takes the next unclaimed package of a lane. The first package of one request goes before the second package of
 * another request, so many packages under one id do not delay other requests.
 *
 * @param newest takes the newest package instead. Alternating with the oldest keeps a series of slow packages from
 *   delaying new ones
 */
export async function claimPackage(ctx: ArrivalsContext, lane: Lane, newest: boolean): Promise<PackageRow | undefined> {
  const now = ctx.now()
  // If the clock was set back, such a time would be far in the future. No pause and no claim of ours lasts so long.
  const implausible = addSeconds(now, claimSeconds(ctx) + pauseSeconds(Infinity) + 60).toISOString()
  const since = now.toISOString()
  return await ctx.commits.run((trx) =>
    trx
      .updateTable('document_packages')
      .set(({ eb }) => ({
        state: 'unwrapping',
        claimed_until: addSeconds(now, claimSeconds(ctx)).toISOString(),
        attempts: eb('attempts', '+', 1),
      }))
      .where('id', 'in', (eb) =>
        eb
          .selectFrom('document_packages as waiting')
          .select('waiting.id')
          .where('waiting.state', 'in', ['stored', 'unwrapping'])
          .where((free) =>
            free.or([
              free.and([free('waiting.state', '=', 'stored'), free('waiting.claimed_until', 'is', null)]),
              free('waiting.claimed_until', '<', since),
              free('waiting.claimed_until', '>', implausible),
            ]),
          )
          .where((of) => {
            const isLight = of.and([
              of('waiting.slow', '=', 0),
              of('waiting.costly_tries', '=', 0),
              of('waiting.looks', '=', 0),
              of(
                of.fn.coalesce(
                  of.selectFrom('blobs').select('blobs.bytes').whereRef('blobs.id', '=', 'waiting.blob_id'),
                  sql<number>`0`,
                ),
                '<=',
                ctx.config.packages.lightBytes,
              ),
            ])
            return lane === 'light' ? isLight : of.not(isLight)
          })
          .orderBy('waiting.costly_tries')
          .orderBy('waiting.looks')
          // A package that answers no request has nobody waiting at a window.
          .orderBy((of) => of.case().when('waiting.request_id', 'is', null).then(1).else(0).end())
          .orderBy((of) =>
            of
              .selectFrom('document_packages as earlier')
              .select(({ fn }) => fn.countAll().as('count'))
              .whereRef('earlier.request_id', '=', 'waiting.request_id')
              .whereRef('earlier.received_at', '<', 'waiting.received_at'),
          )
          .orderBy('waiting.received_at', newest ? 'desc' : 'asc')
          .limit(1),
      )
      // The outer conditions make this a compare-and-set on both engines.
      .where((free) =>
        free.or([
          free.and([free('state', '=', 'stored'), free('claimed_until', 'is', null)]),
          free.and([
            free('state', 'in', ['stored', 'unwrapping']),
            free.or([free('claimed_until', '<', since), free('claimed_until', '>', implausible)]),
          ]),
        ]),
      )
      .returningAll()
      .executeTakeFirst(),
  )
}

/**
 * On one machine no other process can hold a claim when this one starts, so every existing claim was interrupted. The
 * package may be what ended the process. It therefore waits longer each time, in the heavy lane, and all other packages
 * pass it.
 */
export async function dropStaleClaims(ctx: ArrivalsContext): Promise<void> {
  if (ctx.config.storage.database.kind !== 'sqlite') return
  const cutOff = await ctx.db
    .selectFrom('document_packages')
    .select(['id', 'attempts'])
    .where('state', '=', 'unwrapping')
    .execute()
  for (const { id, attempts } of cutOff) {
    await ctx.db
      .updateTable('document_packages')
      .set(
        attempts < 2
          ? { state: 'stored', claimed_until: null }
          : { state: 'stored', slow: 1, claimed_until: addSeconds(ctx.now(), pauseSeconds(attempts)).toISOString() },
      )
      .where('id', '=', id)
      .execute()
  }
}
