import { sql } from 'kysely'
import type { ArrivalsContext } from './arrivals-context.ts'
import { addSeconds } from '../../../time.ts'
import type { PackageRow } from './package-row.ts'
import { pauseSeconds } from './pauses.ts'

/**
 * `light`: small packages that nothing speaks against. `heavy`: large ones, those that took long, that cost a worker,
 * or that are looked at again. Each lane has workers of its own, so the second never holds up the first.
 */
export type Lane = 'light' | 'heavy'

/** A claim that is not settled by then was a process that died; another may take it. */
function claimSeconds(ctx: ArrivalsContext): number {
  return 60 + 4 * ctx.config.packages.limitSeconds
}

/**
 * Takes the next package of a lane that nobody works on. A request's first package goes before another's second, so
 * that many under one id hold up nobody else.
 *
 * @param newest takes the one that came last instead: taken in turn with the oldest, it keeps a row of slow packages from holding up whoever comes after
 */
export async function claimPackage(ctx: ArrivalsContext, lane: Lane, newest: boolean): Promise<PackageRow | undefined> {
  const now = ctx.now()
  // After a clock was set back such a time would be far away: no pause and no claim of ours lasts so long.
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
          // Nobody stands at a window for what answers no request.
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
      // The outer conditions make it a compare-and-set on both engines.
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
 * On one machine no other process can hold a claim when this one starts: what was claimed was cut off. Should it be
 * the package that ends the process, it waits longer each time and among the heavy ones, so that all others pass.
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
