// Cursors of lists: the key and the id of the last row that was shown, so that a page begins right after it whatever came meanwhile.
import { Problem } from '../problem.ts'

/** Text for an address. A key has no blank in it. */
export function writeListCursor(key: string, id: string | number): string {
  return Buffer.from(`${key} ${id}`).toString('base64url')
}

/**
 * @param form what key and id look like, each a group
 * @throws {Problem} `invalid-input` for what no list wrote
 */
export function readListCursor(cursor: string, form: RegExp): [key: string, id: string] {
  const match = form.exec(Buffer.from(cursor, 'base64url').toString('utf8'))
  if (match === null) throw new Problem('invalid-input', { errors: [{ field: 'cursor', code: 'wrong-format' }] })
  return [match[1] as string, match[2] as string]
}
