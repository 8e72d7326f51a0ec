import type { ExportPull, ExportPulls } from '@diia-desk/contract'
import type { Selectable } from 'kysely'
import type { Context } from '../../../context.ts'
import { readListCursor, writeListCursor } from '../../../http/list-cursor.ts'
import type { ExportPullsTable } from '../../../storage/schema.ts'

const pageSize = 50
const cursorForm = /^(\d{4}-[\d:.TZ-]{10,30}) ([\w-]{1,64})$/

/** The log of pulls, newest first. */
export async function listPulls({ db }: Pick<Context, 'db'>, cursor: string | undefined): Promise<ExportPulls> {
  let query = pullRows(db)
    .orderBy('started_at', 'desc')
    .orderBy('export_pulls.id', 'desc')
    .limit(pageSize + 1)
  if (cursor !== undefined) {
    const [at, id] = readListCursor(cursor, cursorForm)
    query = query.where((eb) =>
      eb.or([eb('started_at', '<', at), eb.and([eb('started_at', '=', at), eb('export_pulls.id', '<', id)])]),
    )
  }
  const rows = await query.execute()
  const shown = rows.slice(0, pageSize)
  const last = shown.at(-1)
  return {
    items: shown.map(toExportPull),
    ...(rows.length > pageSize && last !== undefined && { nextCursor: writeListCursor(last.started_at, last.id) }),
  }
}

export function pullRows(db: Context['db']) {
  return db
    .selectFrom('export_pulls')
    .leftJoin('export_credentials', 'export_credentials.id', 'export_pulls.credential_id')
    .selectAll('export_pulls')
    .select('export_credentials.login')
}

export function toExportPull(row: Selectable<ExportPullsTable> & { login: string | null }): ExportPull {
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
