import type { DocumentCopy, DocumentCopySummary, Seal, ShownField } from '@diia-desk/contract'
import { sql } from 'kysely'
import type { Context } from '../../../context.ts'
import { Problem } from '../../../problem.ts'
import { readKeysetPage } from '../../../storage/keyset.ts'
import type { Keyset } from '../../../storage/keyset.ts'
import { dayOf, endOfDay, startOfDay } from '../../../time.ts'
import { requireWithinReach, withinReach } from '../../people/sessions/reach.ts'
import type { Reader } from '../../people/sessions/reach.ts'

/** The content of a copy's encrypted record: everything of a copy that is personal data. */
export interface CopyRecord {
  fileName: string
  holder?: { last: string; first: string; middle: string }
  number?: string
  fields: ShownField[]
  seal: Seal
  /** The signed metadata that the fields were read from (CMS SignedData, base64), kept as evidence for them. */
  metadataSignedData: string
}

export function sealRecord(ctx: Context, copyId: string, record: CopyRecord): Buffer {
  return Buffer.from(ctx.keys.seal(Buffer.from(JSON.stringify(record)), `copy:${copyId}`))
}

function openRecord(ctx: Context, row: { id: string; sealed: Uint8Array }): CopyRecord {
  return JSON.parse(ctx.keys.open(row.sealed, `copy:${row.id}`).toString('utf8')) as CopyRecord
}

function copyRows(ctx: Context) {
  return ctx.db
    .selectFrom('document_copies')
    .leftJoin('staff', 'staff.id', 'document_copies.staff_id')
    .selectAll('document_copies')
    .select('staff.name as clerk')
}

type CopyRow = Awaited<ReturnType<ReturnType<typeof copyRows>['executeTakeFirstOrThrow']>>

/** @throws {Problem} `not-found`; `forbidden` when the row is outside the reader's reach */
export async function readCopyRow(ctx: Context, reader: Reader, id: string): Promise<CopyRow> {
  const row = await copyRows(ctx).where('document_copies.id', '=', id).executeTakeFirst()
  if (row === undefined) throw new Problem('not-found')
  requireWithinReach(reader, 'copies.open', row)
  return row
}

export function toCopy(ctx: Context, row: CopyRow): DocumentCopy & { fileName: string } {
  const record = openRecord(ctx, row)
  return {
    ...toSummary(row, record),
    pdfBytes: row.pdf_bytes,
    fields: record.fields,
    seal: record.seal,
    fileName: record.fileName,
  }
}

/** Copies of some requests that the reader may open, by request, oldest first. */
export async function summariesOfRequests(
  ctx: Context,
  reader: Reader,
  requestIds: string[],
): Promise<Map<string, DocumentCopySummary[]>> {
  const byRequest = new Map<string, DocumentCopySummary[]>()
  if (requestIds.length === 0) return byRequest
  for (const row of await copyRows(ctx)
    .where('document_copies.request_id', 'in', requestIds)
    .where(withinReach(reader, 'copies.open', 'document_copies.window'))
    .orderBy('document_copies.received_at')
    .orderBy('document_copies.position')
    .execute()) {
    const id = row.request_id ?? ''
    byRequest.set(id, [...(byRequest.get(id) ?? []), toSummary(row, openRecord(ctx, row))])
  }
  return byRequest
}

const pageSize = 50
const newestFirst: Keyset<CopyRow> = {
  key: sql<string>`document_copies.received_at`,
  id: sql<string>`document_copies.id`,
  direction: 'desc',
  form: { key: 'time', id: 'text' },
  positionOf: (row) => [row.received_at, row.id],
}

export interface CopiesPage {
  items: DocumentCopySummary[]
  nextCursor?: string
}

/** Copies of one day, newest first, one page at a time. Only the rows of the page are decrypted. */
export async function pageOfDay(
  ctx: Context,
  reader: Reader,
  day: string,
  cursor: string | undefined,
): Promise<CopiesPage> {
  const query = copyRows(ctx)
    .where(withinReach(reader, 'copies.list', 'document_copies.window'))
    .where('document_copies.received_at', '>=', startOfDay(day).toISOString())
    .where('document_copies.received_at', '<', endOfDay(day).toISOString())
  const { rows, ...next } = await readKeysetPage(query, newestFirst, { cursor, size: pageSize })
  return { items: rows.map((row) => toSummary(row, openRecord(ctx, row))), ...next }
}

export async function countDay(
  ctx: Context,
  reader: Reader,
  day: string,
): Promise<{ total: number; quarantined: number }> {
  const [from, until] = [startOfDay(day).toISOString(), endOfDay(day).toISOString()]
  const [copies, quarantined] = await Promise.all([
    ctx.db
      .selectFrom('document_copies')
      .select(({ fn }) => fn.countAll().as('count'))
      .where(withinReach(reader, 'copies.list', 'window'))
      .where('received_at', '>=', from)
      .where('received_at', '<', until)
      .executeTakeFirstOrThrow(),
    ctx.db
      .selectFrom('document_packages')
      .select(({ fn }) => fn.countAll().as('count'))
      .where(withinReach(reader, 'copies.list', 'window'))
      .where('state', '=', 'quarantined')
      .where('received_at', '>=', from)
      .where('received_at', '<', until)
      .executeTakeFirstOrThrow(),
  ])
  return { total: Number(copies.count), quarantined: Number(quarantined.count) }
}

export function today(ctx: Context): string {
  return dayOf(ctx.now())
}

function toSummary(row: CopyRow, record: CopyRecord): DocumentCopySummary {
  return {
    id: row.id,
    ...(row.request_id !== null && { requestId: row.request_id }),
    type: row.type,
    ...(record.holder !== undefined && { holder: record.holder }),
    ...(record.number !== undefined && { number: record.number }),
    receivedAt: row.received_at,
    ...(row.clerk !== null && { clerk: row.clerk }),
    ...(row.window !== null && { window: row.window }),
  }
}
