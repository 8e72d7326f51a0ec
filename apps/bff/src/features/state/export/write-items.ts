import type { CompiledProfile } from './compile-profile.ts'
import type { Page } from './read-page.ts'

/** Enough for a usual page. */
const firstBytes = 2 ** 18

/** The exported text of records, in UTF-8, with commas between. */
export function writeItems(profile: CompiledProfile, records: Page['records']): Uint8Array<ArrayBuffer> {
  let bytes = Buffer.allocUnsafeSlow(firstBytes)
  let length = 0
  for (const { record, sent } of records) {
    if (!sent) continue
    // Each record is encoded at once, so that the many small texts it is joined from are freed early.
    const text = length === 0 ? profile.write(record) : `,${profile.write(record)}`
    const most = length + text.length * 3
    if (most > bytes.length) bytes = Buffer.concat([bytes.subarray(0, length)], 2 * most)
    length += bytes.write(text, length)
  }
  return bytes.subarray(0, length)
}
