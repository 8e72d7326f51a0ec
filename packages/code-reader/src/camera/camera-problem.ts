import type { CameraProblem } from '../types.ts'

// The names that browsers give to a refused getUserMedia (Media Capture and Streams, §10.3.1).
const byErrorName: ReadonlyMap<string, CameraProblem> = new Map([
  ['NotAllowedError', 'permission-denied'],
  ['SecurityError', 'permission-denied'],
  ['NotFoundError', 'no-camera'],
  ['OverconstrainedError', 'no-camera'],
  ['NotReadableError', 'camera-busy'],
  ['AbortError', 'camera-busy'],
  ['TypeError', 'unsupported'],
])

/** What a failed attempt to open a camera means for the person at the desk. */
export function problemOf(error: unknown): CameraProblem {
  const name = typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : ''
  return byErrorName.get(name) ?? 'failed'
}
