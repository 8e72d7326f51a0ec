// Lists that are read a page at a time. A cursor holds the key and the id of the last row that was shown, so the next
// page begins directly after it, whatever was added meanwhile.
import { sql } from 'kysely'
import type { RawBuilder, SelectQueryBuilder } from 'kysely'
import { Problem } from '../problem.ts'

/** The order of a list: by a key that is never null and, among rows with the same key, by the id. */
export interface KeysetOrder {
  key: RawBuilder<string>
  id: RawBuilder<string | number>
  direction: 'asc' | 'desc'
}

/** An order whose positions can be written into a cursor. */
export interface Keyset<Row> extends KeysetOrder {
  /** The form of key and id. A cursor with another form was not written by this list. */
  form: { key: keyof typeof keyForms; id: keyof typeof idForms }
  /** Key and id of a row. */
  positionOf: (row: Row) => readonly [key: string, id: string | number]
}

const keyForms = {
  time: String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z`,
  day: String.raw`\d{4}-\d\d-\d\d`,
}
const idForms = { number: String.raw`\d{1,15}`, text: String.raw`[\w-]{1,64}` }

export interface KeysetPage<Row> {
  rows: Row[]
  /** The cursor of the next page; absent on the last page. */
  nextCursor?: string
}

/**
 * Reads one page of a list. `query` has neither an order nor a limit yet.
 *
 * @throws {Problem} `invalid-input` for a cursor that no such list wrote
 */
export async function readKeysetPage<Tables, Table extends keyof Tables, Row>(
  query: SelectQueryBuilder<Tables, Table, Row>,
  keyset: Keyset<Row>,
  { cursor, size }: { cursor: string | undefined; size: number },
): Promise<KeysetPage<Row>> {
  const { key, id, direction } = keyset
  const from = cursor === undefined ? query : query.where(isBeyond(keyset, ...readCursor(keyset, cursor)))
  // One additional row shows whether there is a next page.
  const found = await from
    .orderBy(key, direction)
    .orderBy(id, direction)
    .limit(size + 1)
    .execute()
  const rows = found.slice(0, size)
  const last = rows.at(-1)
  return { rows, ...(found.length > size && last !== undefined && { nextCursor: writeCursor(keyset, last) }) }
}

/** Whether a row comes after a position in the order. Both engines find such rows by an index on key and id. */
export function isBeyond({ key, id, direction }: KeysetOrder, lastKey: unknown, lastId: unknown): RawBuilder<boolean> {
  return direction === 'asc'
    ? sql<boolean>`(${key}, ${id}) > (${lastKey}, ${lastId})`
    : sql<boolean>`(${key}, ${id}) < (${lastKey}, ${lastId})`
}

/** The cursor as text for an address. A key contains no space. */
function writeCursor<Row>({ positionOf }: Keyset<Row>, last: Row): string {
  return Buffer.from(positionOf(last).join(' ')).toString('base64url')
}

function readCursor<Row>({ form }: Keyset<Row>, cursor: string): [key: string, id: string | number] {
  const text = Buffer.from(cursor, 'base64url').toString('utf8')
  const [, key, id] = new RegExp(`^(${keyForms[form.key]}) (${idForms[form.id]})$`).exec(text) ?? []
  if (key === undefined || id === undefined)
    throw new Problem('invalid-input', { errors: [{ field: 'cursor', code: 'wrong-format' }] })
  return [key, form.id === 'number' ? Number(id) : id]
}
