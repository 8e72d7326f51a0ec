import type { CameraProblem } from '../types.ts'

type Phase = 'idle' | 'opening' | 'running' | 'problem' | 'resting' | 'hidden' | 'stopped'

/** Where a camera session stands. `attempt` grows with every opening, so that what arrives late is known as late. */
export interface CameraMachine {
  readonly phase: Phase
  readonly attempt: number
  /** The problem last told, kept through quiet attempts to get over it. */
  readonly problem?: CameraProblem
  /** The list of devices changed while one was being opened: a failure may already be out of date. */
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
  /** `unused`: nothing was read and nobody touched anything for long. `touched`: somebody did, or came back to the page. */
  | { readonly type: 'unused' | 'touched' }
  | { readonly type: 'hidden' | 'visible' | 'focused' | 'restart' | 'stop' }

export type CameraAction =
  | { readonly type: 'open'; readonly attempt: number }
  | { readonly type: 'close' }
  /** Release the camera that this attempt brought: nobody waits for it any more. */
  | { readonly type: 'discard'; readonly attempt: number }
  | { readonly type: 'retry'; readonly attempt: number; readonly inMs: number }
  | { readonly type: 'tell-starting' | 'tell-running' | 'tell-resting' | 'tell-stopped' }
  | { readonly type: 'tell-problem'; readonly problem: CameraProblem }

export interface Step {
  readonly machine: CameraMachine
  readonly actions: readonly CameraAction[]
}

export const newMachine: CameraMachine = { phase: 'idle', attempt: 0 }

/** What passes by itself is tried again after so many milliseconds; the rest waits for a person or for an event. */
const retryAfterMs: Partial<Record<CameraProblem, number>> = {
  'camera-busy': 3000,
  'camera-lost': 2000,
  'camera-frozen': 2000,
  failed: 5000,
}
const soonMs = 500
/** What another list of devices may cure. */
const curedByDevices: ReadonlySet<CameraProblem | undefined> = new Set<CameraProblem>([
  'no-camera',
  'camera-busy',
  'camera-lost',
  'camera-frozen',
  'failed',
])
/**
 * What a person may have cured in another window before they come back to this one. Not `permission-denied`: to try
 * may show the browser's question again, each time.
 */
const curedElsewhere: ReadonlySet<CameraProblem | undefined> = new Set<CameraProblem>([
  'system-denied',
  'camera-busy',
  'failed',
])

/** The whole decision of a camera session: what an event changes, and what is to be done about it. Pure. */
// oxlint-disable-next-line consistent-return -- every event returns; the compiler checks it
export function step(machine: CameraMachine, event: CameraEvent): Step {
  if (machine.phase === 'stopped') {
    return { machine, actions: event.type === 'opened' ? [{ type: 'discard', attempt: event.attempt }] : [] }
  }
  switch (event.type) {
    case 'start':
      return event.hidden
        ? { machine: { ...machine, phase: 'hidden' }, actions: [{ type: 'tell-stopped' }] }
        : open(machine)
    case 'opened':
      if (!isAwaited(machine, event.attempt)) return { machine, actions: [{ type: 'discard', attempt: event.attempt }] }
      return { machine: { phase: 'running', attempt: machine.attempt }, actions: [{ type: 'tell-running' }] }
    case 'failed':
      return isAwaited(machine, event.attempt) ? fail(machine, event.problem) : unchanged(machine)
    case 'lost':
    case 'frozen':
      return machine.phase === 'running'
        ? fail(machine, event.type === 'lost' ? 'camera-lost' : 'camera-frozen', [{ type: 'close' }])
        : unchanged(machine)
    case 'devices-changed':
      if (machine.phase === 'opening') return { machine: { ...machine, devicesChanged: true }, actions: [] }
      if (machine.phase === 'problem' && curedByDevices.has(machine.problem)) return openQuietly(machine)
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
      return machine.phase === 'problem' && curedElsewhere.has(machine.problem)
        ? openQuietly(machine)
        : unchanged(machine)
    case 'restart':
      return machine.phase === 'hidden' ? unchanged(machine) : open(machine, [{ type: 'close' }])
    case 'stop':
      return end(machine, 'stopped')
  }
}

function isAwaited(machine: CameraMachine, attempt: number): boolean {
  return machine.phase === 'opening' && machine.attempt === attempt
}

function unchanged(machine: CameraMachine): Step {
  return { machine, actions: [] }
}

function open(machine: CameraMachine, before: CameraAction[] = []): Step {
  const attempt = machine.attempt + 1
  return {
    machine: { phase: 'opening', attempt },
    actions: [...before, { type: 'tell-starting' }, { type: 'open', attempt }],
  }
}

/** As `open`, but the problem stays on the screen until it is over. */
function openQuietly(machine: CameraMachine): Step {
  const attempt = machine.attempt + 1
  return {
    machine: { ...machine, phase: 'opening', attempt, devicesChanged: false },
    actions: [{ type: 'open', attempt }],
  }
}

function fail(machine: CameraMachine, found: CameraProblem, before: CameraAction[] = []): Step {
  // A camera that was pulled out is "lost" until it is back, and one that froze is not healed because it brings no
  // picture when opened anew: "there is none" and "it does not start" would be worse answers to the same facts.
  const isSame =
    (machine.problem === 'camera-lost' && found === 'no-camera') ||
    (machine.problem === 'camera-frozen' && found === 'failed')
  const problem = isSame ? machine.problem : found
  const inMs = machine.devicesChanged && curedByDevices.has(problem) ? soonMs : retryAfterMs[problem]
  return {
    machine: { phase: 'problem', attempt: machine.attempt, problem },
    actions: [
      ...before,
      ...(machine.problem === problem ? [] : [{ type: 'tell-problem', problem } as const]),
      ...(inMs === undefined ? [] : [{ type: 'retry', attempt: machine.attempt, inMs } as const]),
    ],
  }
}

function end(machine: CameraMachine, phase: 'resting' | 'hidden' | 'stopped'): Step {
  if (machine.phase === phase) return unchanged(machine)
  // The next attempt's number is taken now, so that a camera still being opened arrives too late.
  return {
    machine: { phase, attempt: machine.attempt + 1 },
    actions: [{ type: 'close' }, { type: phase === 'resting' ? 'tell-resting' : 'tell-stopped' }],
  }
}
