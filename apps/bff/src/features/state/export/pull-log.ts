// Who pulled what and when: one row for all pages of a pull, one for a call that was refused. No bodies, and nothing of
// a query except its days.
import { randomUUID } from 'node:crypto'
import type { PullReason, PullState } from '@diia-desk/contract'
import type { Insertable } from 'kysely'
import type { Logger } from '../../../logger.ts'
import type { Bus } from '../../../storage/bus.ts'
import type { Commits } from '../../../storage/commits.ts'
import type { Db } from '../../../storage/database.ts'
import type { ExportPullsTable } from '../../../storage/schema.ts'
import { addSeconds } from '../../../time.ts'
import { changeWithEvents } from '../../../events/events.ts'
import type { PullPosition } from './cursor.ts'

/** A pull of everything has thousands of pages and takes minutes, so its row is written at most this often. */
const writeEveryMs = 1000
/** A pull whose next page is not requested for this time counts as broken off. */
const brokenOffSeconds = 600
/** Calls from the same address refused for the same reason within this time share one row. */
const sameRefusalMs = 60_000
/** More rows than this in a minute are an attack, not a mistake. The further ones share one row without an address. */
const maxRefusals = 30
const manyAddresses = '*'
const keepRefusalsDays = 90

export interface Caller {
  kind: 'state' | 'test'
  address: string
  credentialId?: string
}

export interface PullLog {
  /** Called when a page was sent completely, or the receiver has it already. */
  page(caller: Caller, done: PullPosition, how: { last: boolean; status: number }): void
  /** Called when a page could not be made or sent. */
  failed(caller: Caller, position: PullPosition, reason: PullReason, status: number): void
  refused(caller: Caller, reason: PullReason, status: number): void
  /** Marks pulls that were broken off, and deletes old refusals. */
  cleanUp(): Promise<void>
  /** Writes what is still in memory. */
  close(): Promise<void>
}

type Row = Insertable<ExportPullsTable>

export function createPullLog({
  db,
  commits,
  bus,
  now,
  log,
}: {
  db: Db
  commits: Commits
  bus: Bus
  now: () => Date
  log: Logger
}): PullLog {
  const waiting = new Map<string, Row>()
  const refusals = new Map<string, { row: Row; since: number }>()
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> = Promise.resolve()

  function note(row: Row, atOnce: boolean): void {
    const before = waiting.get(row.id)
    // A page that was requested again must not reset the count of pages.
    if (before === undefined || before.pages <= row.pages) waiting.set(row.id, row)
    if (atOnce) write()
    else timer ??= setTimeout(write, writeEveryMs).unref()
  }

  function write(): void {
    clearTimeout(timer)
    timer = undefined
    const rows = [...waiting.values()]
    waiting.clear()
    if (rows.length === 0) return
    writing = writing
      .then(() =>
        changeWithEvents({ commits, bus, now }, async ({ trx, tell }) => {
          for (const row of rows) {
            const { id, kind: _, started_at: __, credential_id: ___, ...progress } = row
            await trx
              .insertInto('export_pulls')
              .values(row)
              .onConflict((conflict) =>
                conflict.column('id').doUpdateSet(progress).where('export_pulls.pages', '<=', row.pages),
              )
              .execute()
            await tell({ type: 'export-pull', id })
          }
        }),
      )
      .catch((error: unknown) => log.error({ error }, 'pull log could not be written'))
  }

  function pullRow(
    { kind, address, credentialId }: Caller,
    position: PullPosition,
    end: { state: PullState; reason: PullReason | null; status: number },
  ): Row {
    const at = now()
    return {
      id: position.pull,
      kind,
      address,
      credential_id: credentialId ?? null,
      started_at: new Date(position.startedAt).toISOString(),
      last_page_at: at.toISOString(),
      took_ms: Math.max(0, at.getTime() - position.startedAt),
      from_day: position.from,
      to_day: position.to,
      pages: position.pages,
      records: position.records,
      omitted: position.omitted,
      times: 1,
      ...end,
    }
  }

  return {
    page(caller, done, { last, status }) {
      note(pullRow(caller, done, { state: last ? 'complete' : 'going', reason: null, status }), last)
      if (last)
        log.info(
          {
            pull: done.pull,
            kind: caller.kind,
            from: done.from,
            to: done.to,
            pages: done.pages,
            records: done.records,
            omitted: done.omitted,
            ms: Math.max(0, now().getTime() - done.startedAt),
          },
          'pull complete',
        )
    },
    failed(caller, position, reason, status) {
      note(pullRow(caller, position, { state: 'failed', reason, status }), true)
    },
    refused(caller, reason, status) {
      const at = now()
      for (const [key, { since }] of refusals) if (since + sameRefusalMs <= at.getTime()) refusals.delete(key)
      const known = `${caller.kind} ${caller.address} ${reason}`
      const key = refusals.has(known) || refusals.size < maxRefusals ? known : manyAddresses
      const before = refusals.get(key)
      const row: Row =
        before === undefined
          ? {
              id: randomUUID(),
              kind: caller.kind,
              address: key === manyAddresses ? manyAddresses : caller.address,
              credential_id: caller.credentialId ?? null,
              started_at: at.toISOString(),
              last_page_at: null,
              took_ms: 0,
              from_day: null,
              to_day: null,
              pages: 0,
              records: 0,
              omitted: 0,
              times: 1,
              state: 'refused',
              reason,
              status,
            }
          : { ...before.row, times: before.row.times + 1 }
      refusals.set(key, { row, since: before?.since ?? at.getTime() })
      note(row, false)
    },
    async cleanUp() {
      const at = now()
      await db
        .updateTable('export_pulls')
        .set({ state: 'broken-off' })
        .where('state', '=', 'going')
        .where('last_page_at', '<', addSeconds(at, -brokenOffSeconds).toISOString())
        .execute()
      await db
        .deleteFrom('export_pulls')
        .where('state', '=', 'refused')
        .where('started_at', '<', addSeconds(at, -keepRefusalsDays * 86_400).toISOString())
        .execute()
    },
    async close() {
      write()
      await writing
    },
  }
}
