// Logs contain only allowed fields, at every level. Errors are logged by their kind and not by their text, because a
// message or a cause may quote a value.
import { pino } from 'pino'
import type { DestinationStream, Logger } from 'pino'

export type { Logger } from 'pino'

/** All fields that a log line may have besides pino's own. Other fields are dropped. */
const allowed = new Set([
  'callId',
  'method',
  'route',
  'status',
  'ms',
  'operation',
  'kind',
  'code',
  'error',
  'stack',
  'reason',
  'state',
  'outcome',
  'input',
  'staffId',
  'requestId',
  'packageId',
  'copyId',
  'appealId',
  'branchId',
  'documentType',
  'documents',
  'bytes',
  'parts',
  'attempt',
  'count',
  'window',
  'mode',
  'port',
  'url',
  'database',
  'traceId',
  'retryable',
  'deliveries',
  'expiresAt',
  'subject',
  'sha256',
  'seconds',
  'pull',
  'pages',
  'records',
  'omitted',
  'from',
  'to',
  'folder',
])

export function createLogger(level: string, destination?: DestinationStream): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: pick },
      // The second protection: if an allowed field ever held an object, these would still be removed.
      redact: ['*.authorization', '*.cookie', '*.token', '*.barcode', '*.qrcode', '*.password'],
    },
    destination ?? pino.destination({ fd: 1, sync: true }),
  )
}

function pick(fields: Record<string, unknown>): Record<string, unknown> {
  const kept: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(fields)) {
    if (name === 'err' || name === 'error') Object.assign(kept, describeError(value))
    else if (allowed.has(name)) kept[name] = value
  }
  return kept
}

/** What is safe to log of an error: its kind and where it was thrown, without messages. */
export function describeError(error: unknown): Record<string, unknown> {
  if (typeof error === 'string') return { error }
  if (!(error instanceof Error)) return { error: typeof error }
  const { code, operation, kind, status, retryable, traceId } = error as unknown as Record<string, unknown>
  const frames = error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 6)
    .map((line) => line.trim())
  return {
    error: error.name,
    ...(typeof code === 'string' && { code }),
    ...(typeof operation === 'string' && { operation }),
    ...(typeof kind === 'string' && { kind }),
    ...(typeof status === 'number' && { status }),
    ...(typeof retryable === 'boolean' && { retryable }),
    ...(typeof traceId === 'string' && { traceId }),
    ...(frames !== undefined && frames.length > 0 && { stack: frames }),
  }
}
