import type { ExportPull, ExportPulls } from '@diia-desk/contract'
import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { Context } from '../../../context.ts'
import { readKeysetPage } from '../../../storage/keyset.ts'
import type { Keyset } from '../../../storage/keyset.ts'
import type { ExportPullsTable } from '../../../storage/schema.ts'

const pageSize = 50

type PullRow = Selectable<ExportPullsTable> & { login: string | null }

const newestFirst: Keyset<PullRow> = {
  key: sql<string>`export_pulls.started_at`,
  id: sql<string>`export_pulls.id`,
  direction: 'desc',
  form: { key: 'time', id: 'text' },
  positionOf: (row) => [row.started_at, row.id],
}

/** The log of pulls, newest first. */
export async function listPulls({ db }: Pick<Context, 'db'>, cursor: string | undefined): Promise<ExportPulls> {
  const { rows, ...next } = await readKeysetPage(pullRows(db), newestFirst, { cursor, size: pageSize })
  return { items: rows.map(toExportPull), ...next }
}

export function pullRows(db: Context['db']) {
  return db
    .selectFrom('export_pulls')
    .leftJoin('export_credentials', 'export_credentials.id', 'export_pulls.credential_id')
    .selectAll('export_pulls')
    .select('export_credentials.login')
}

export function toExportPull(row: PullRow): ExportPull {
  return {
    id: row.id,
    kind: row.kind,
    startedAt: row.started_at,
    ...(row.last_page_at !== null && { lastPageAt: row.last_page_at }),
    ...(row.from_day !== null && { from: row.from_day }),
    ...(row.to_day !== null && { to: row.to_day }),
    pages: row.pages,
    records: row.records,
    omitted: row.omitted,
    ...(row.times > 1 && { times: row.times }),
    tookMs: row.took_ms,
    state: row.state,
    ...(row.reason !== null && { reason: row.reason }),
    status: row.status,
    address: row.address,
    ...(row.login !== null && { login: row.login }),
  }
}
