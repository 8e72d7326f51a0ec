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

/** The problem to show for an error of `getUserMedia`. */
export function problemOf(error: unknown): CameraProblem {
  if (typeof error !== 'object' || error === null) return 'failed'
  const name = 'name' in error ? String(error.name) : ''
  const message = 'message' in error ? String(error.message) : ''
  // Chromium's «Permission denied by system»: no browser setting helps there.
  if (name === 'NotAllowedError' && /\bsystem\b/i.test(message)) return 'system-denied'
  return byErrorName.get(name) ?? 'failed'
}
