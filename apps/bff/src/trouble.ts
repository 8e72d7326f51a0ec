import type { Trouble } from '@diia-desk/contract'
import { OutcomeUnknown } from './storage/commits.ts'
import { fieldsOf } from './thrown.ts'

/** An error whose kind is known where it is thrown. */
export class TroubleError extends Error {
  override name = 'TroubleError'
  readonly trouble: Trouble
  readonly code: Trouble

  constructor(trouble: Trouble, options?: ErrorOptions) {
    super(trouble, options)
    this.trouble = trouble
    this.code = trouble
  }
}

/**
 * By the code of the system, of SQLite or of PostgreSQL; extended codes of SQLite and classes of PostgreSQL by their
 * prefix.
 */
const byCode: readonly [RegExp, Trouble][] = [
  [/^(ENOSPC|EDQUOT|EFBIG|SQLITE_FULL|53100)$/, 'disk-full'],
  [/^(EROFS|SQLITE_READONLY.*|25006)$/, 'disk-read-only'],
  [
    /^(EIO|ENXIO|ENODEV|ESTALE|EACCES|EPERM|ENOTDIR|ENOENT|EMFILE|ENFILE|SQLITE_IOERR.*|SQLITE_CANTOPEN.*|58.{3})$/,
    'disk-failing',
  ],
  [
    /^(SQLITE_NOMEM|ENOMEM|53200|ERR_WORKER_OUT_OF_MEMORY|ERR_MEMORY_ALLOCATION_FAILED|ERR_WORKER_INIT_FAILED)$/,
    'memory',
  ],
  // A violated unique constraint is a fault of the program, not of the machine.
  [/^(SQLITE_CONSTRAINT.*|23.{3})$/, 'unknown'],
  // Busy, locked or corrupt; PostgreSQL's connections, resources, interventions and aborted transactions.
  [
    /^(SQLITE_.*|08.{3}|53.{3}|57.{3}|40.{3}|55.{3}|XX.{3}|ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/,
    'database',
  ],
]

/**
 * Which kind of failure on our side an error is. Unknown errors are on our side too: a verdict about a package is never
 * thrown, it is the result of unwrapping.
 */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof TroubleError) return error.trouble
  if (error instanceof OutcomeUnknown) return troubleOf(error.cause)
  const { code } = fieldsOf(error)
  if (typeof code !== 'string') return 'unknown'
  return byCode.find(([codes]) => codes.test(code))?.[1] ?? 'unknown'
}
