import type { CameraProblem } from '../types.ts'

type Phase = 'idle' | 'opening' | 'running' | 'problem' | 'resting' | 'hidden' | 'stopped'

/** The state of a camera session. `attempt` grows with every opening, so that late results can be recognised. */
export interface CameraMachine {
  readonly phase: Phase
  readonly attempt: number
  /** The problem reported last, kept during attempts that are not shown. */
  readonly problem?: CameraProblem
  /** The list of devices changed while a camera was being opened: its failure may be outdated. */
  readonly devicesChanged?: boolean
}

export type CameraEvent =
  | { readonly type: 'start'; readonly hidden: boolean }
  | { readonly type: 'opened'; readonly attempt: number }
  | { readonly type: 'failed'; readonly attempt: number; readonly problem: CameraProblem }
  | { readonly type: 'lost' | 'frozen' }
  | { readonly type: 'devices-changed'; readonly preferredIsBack: boolean }
  | { readonly type: 'permission-changed'; readonly denied: boolean }
  | { readonly type: 'retry-due'; readonly attempt: number }
  /** `unused`: nothing was read and no key or pointer used for a long time. `touched`: one was used again. */
  | { readonly type: 'unused' | 'touched' }
  | { readonly type: 'hidden' | 'visible' | 'focused' | 'restart' | 'stop' }

export type CameraAction =
  | { readonly type: 'open'; readonly attempt: number }
  | { readonly type: 'close' }
  /** Release the camera of an obsolete attempt. */
  | { readonly type: 'discard'; readonly attempt: number }
  | { readonly type: 'retry'; readonly attempt: number; readonly inMs: number }
  | { readonly type: 'report-starting' | 'report-running' | 'report-resting' | 'report-stopped' }
  | { readonly type: 'report-problem'; readonly problem: CameraProblem }

export interface Step {
  readonly machine: CameraMachine
  readonly actions: readonly CameraAction[]
}

export const newMachine: CameraMachine = { phase: 'idle', attempt: 0 }

/** Problems that may disappear by themselves are retried after so long; others wait for a person or an event. */
const retryAfterMs: Partial<Record<CameraProblem, number>> = {
  'camera-busy': 3000,
  'camera-lost': 2000,
  'camera-frozen': 2000,
  failed: 5000,
}
const afterDeviceChangeMs = 500
/** Problems that a change in the list of devices may fix. */
const fixedByDeviceChange: ReadonlySet<CameraProblem | undefined> = new Set<CameraProblem>([
  'no-camera',
  'camera-busy',
  'camera-lost',
  'camera-frozen',
  'failed',
])
/**
 * Problems that a person may have fixed in another window before they return to this one. Not `permission-denied`: each
 * attempt may show the browser's prompt again.
 */
const fixedInAnotherWindow: ReadonlySet<CameraProblem | undefined> = new Set<CameraProblem>([
  'system-denied',
  'camera-busy',
  'failed',
])

/** The transition function of a camera session: what an event changes, and which actions follow. Pure. */
// oxlint-disable-next-line consistent-return -- every event returns; the compiler checks it
export function step(machine: CameraMachine, event: CameraEvent): Step {
  if (machine.phase === 'stopped') {
    return { machine, actions: event.type === 'opened' ? [{ type: 'discard', attempt: event.attempt }] : [] }
  }
  switch (event.type) {
    case 'start':
      return event.hidden
        ? { machine: { ...machine, phase: 'hidden' }, actions: [{ type: 'report-stopped' }] }
        : open(machine)
    case 'opened':
      if (!isCurrentAttempt(machine, event.attempt))
        return { machine, actions: [{ type: 'discard', attempt: event.attempt }] }
      return { machine: { phase: 'running', attempt: machine.attempt }, actions: [{ type: 'report-running' }] }
    case 'failed':
      return isCurrentAttempt(machine, event.attempt) ? fail(machine, event.problem) : unchanged(machine)
    case 'lost':
    case 'frozen':
      return machine.phase === 'running'
        ? fail(machine, event.type === 'lost' ? 'camera-lost' : 'camera-frozen', [{ type: 'close' }])
        : unchanged(machine)
    case 'devices-changed':
      if (machine.phase === 'opening') return { machine: { ...machine, devicesChanged: true }, actions: [] }
      if (machine.phase === 'problem' && fixedByDeviceChange.has(machine.problem)) return openQuietly(machine)
      return machine.phase === 'running' && event.preferredIsBack
        ? open(machine, [{ type: 'close' }])
        : unchanged(machine)
    case 'permission-changed':
      return machine.phase === 'problem' && machine.problem === 'permission-denied' && !event.denied
        ? open(machine)
        : unchanged(machine)
    case 'retry-due':
      return machine.phase === 'problem' && machine.attempt === event.attempt
        ? openQuietly(machine)
        : unchanged(machine)
    case 'unused':
      return machine.phase === 'running' ? end(machine, 'resting') : unchanged(machine)
    case 'touched':
      return machine.phase === 'resting' ? open(machine) : unchanged(machine)
    case 'hidden':
      return end(machine, 'hidden')
    case 'visible':
      return machine.phase === 'hidden' ? open(machine) : unchanged(machine)
    case 'focused':
      return machine.phase === 'problem' && fixedInAnotherWindow.has(machine.problem)
        ? openQuietly(machine)
        : unchanged(machine)
    case 'restart':
      return machine.phase === 'hidden' ? unchanged(machine) : open(machine, [{ type: 'close' }])
    case 'stop':
      return end(machine, 'stopped')
  }
}

function isCurrentAttempt(machine: CameraMachine, attempt: number): boolean {
  return machine.phase === 'opening' && machine.attempt === attempt
}

function unchanged(machine: CameraMachine): Step {
  return { machine, actions: [] }
}

function open(machine: CameraMachine, before: CameraAction[] = []): Step {
  const attempt = machine.attempt + 1
  return {
    machine: { phase: 'opening', attempt },
    actions: [...before, { type: 'report-starting' }, { type: 'open', attempt }],
  }
}

/** As `open`, but the problem stays on the screen until the camera works. */
function openQuietly(machine: CameraMachine): Step {
  const attempt = machine.attempt + 1
  return {
    machine: { ...machine, phase: 'opening', attempt, devicesChanged: false },
    actions: [{ type: 'open', attempt }],
  }
}

function fail(machine: CameraMachine, found: CameraProblem, before: CameraAction[] = []): Step {
  // The first problem stays: "no camera" after "lost" and "failed" after "frozen" would describe the same cause less
  // precisely.
  const isSame =
    (machine.problem === 'camera-lost' && found === 'no-camera') ||
    (machine.problem === 'camera-frozen' && found === 'failed')
  const problem = isSame ? machine.problem : found
  const inMs = machine.devicesChanged && fixedByDeviceChange.has(problem) ? afterDeviceChangeMs : retryAfterMs[problem]
  return {
    machine: { phase: 'problem', attempt: machine.attempt, problem },
    actions: [
      ...before,
      ...(machine.problem === problem ? [] : [{ type: 'report-problem', problem } as const]),
      ...(inMs === undefined ? [] : [{ type: 'retry', attempt: machine.attempt, inMs } as const]),
    ],
  }
}

function end(machine: CameraMachine, phase: 'resting' | 'hidden' | 'stopped'): Step {
  if (machine.phase === phase) return unchanged(machine)
  // Uses up the number of the attempt, so that a camera that is still being opened is discarded.
  return {
    machine: { phase, attempt: machine.attempt + 1 },
    actions: [{ type: 'close' }, { type: phase === 'resting' ? 'report-resting' : 'report-stopped' }],
  }
}
