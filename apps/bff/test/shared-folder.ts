// A folder of one run of the tests, for things that each test file would otherwise create again.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const variable = 'DESK_TEST_FOLDER'

/** There is none outside a run, as in a benchmark. */
export function sharedFolder(): string | undefined {
  return process.env[variable]
}

/** Vitest calls it before the first file, and calls the returned function after the last. */
export default function setUp(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'desk-tests-'))
  chmodSync(folder, 0o755)
  process.env[variable] = folder
  // Folders that tests create are in it too, and are removed with it.
  process.env.TMPDIR = folder
  return () => rmSync(folder, { recursive: true, force: true })
}
