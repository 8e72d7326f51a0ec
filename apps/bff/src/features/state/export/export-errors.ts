import type { PullReason } from '@diia-desk/contract'
import { fieldsOf } from '../../../thrown.ts'

/** Every way in which a call of the export can fail, with its status. */
const failures = {
  bad_range: { status: 400, reason: 'bad-range' },
  bad_cursor: { status: 400, reason: 'bad-cursor' },
  unauthorized: { status: 401, reason: 'wrong-credentials' },
  forbidden: { status: 403, reason: 'address-not-allowed' },
  method_not_allowed: { status: 405, reason: undefined },
  too_many_requests: { status: 429, reason: 'too-many-attempts' },
  internal: { status: 500, reason: 'internal' },
  unavailable: { status: 503, reason: 'not-ready' },
} as const satisfies Record<string, { status: number; reason: PullReason | undefined }>

export type ExportFailureCode = keyof typeof failures

/** An answer that is not a page: `{"success":false,"error":{…}}`. */
export class ExportFailure extends Error {
  override name = 'ExportFailure'
  readonly code: ExportFailureCode
  readonly headers: Record<string, string>

  constructor(code: ExportFailureCode, message: string, headers: Record<string, string> = {}) {
    super(message)
    this.code = code
    this.headers = headers
  }

  get status(): number {
    return failures[this.code].status
  }

  get reason(): PullReason | undefined {
    return failures[this.code].reason
  }

  toBody(): object {
    return { success: false, error: { code: this.code, message: this.message } }
  }
}

/** The failure that the receiver gets for a thrown error: try again later, or an internal error. */
export function toExportFailure(error: unknown): ExportFailure {
  if (error instanceof ExportFailure) return error
  return isOutOfReach(error)
    ? new ExportFailure('unavailable', 'The journal can’t be read at the moment; try again later', {
        'Retry-After': '30',
      })
    : new ExportFailure('internal', 'The page could not be made; nothing of it was sent')
}

/** The database is not reachable, locked or starting. */
function isOutOfReach(error: unknown): boolean {
  const { code } = fieldsOf(error)
  return (
    typeof code === 'string' && /^(SQLITE_(BUSY|IOERR|CANTOPEN|FULL|LOCKED)|ECONN|ETIMEDOUT|EPIPE|08|57P|53)/.test(code)
  )
}
