import { describe, expect, it } from 'vitest'
import type { CameraProblem } from '../types.ts'
import { newMachine, step } from './camera-machine.ts'
import type { CameraAction, CameraEvent, CameraMachine } from './camera-machine.ts'

/** Runs the events and returns the last machine with the actions of the last event. */
function run(...events: CameraEvent[]): { machine: CameraMachine; actions: readonly CameraAction[] } {
  let result: { machine: CameraMachine; actions: readonly CameraAction[] } = { machine: newMachine, actions: [] }
  for (const event of events) result = step(result.machine, event)
  return result
}

const start: CameraEvent = { type: 'start', hidden: false }
const opened = (attempt: number): CameraEvent => ({ type: 'opened', attempt })
const failed = (attempt: number, problem: CameraProblem): CameraEvent => ({ type: 'failed', attempt, problem })
const devicesChanged: CameraEvent = { type: 'devices-changed', preferredIsBack: false }

describe('opening', () => {
  it('reports that it starts, opens, and reports that it runs', () => {
    expect(run(start).actions).toEqual([{ type: 'report-starting' }, { type: 'open', attempt: 1 }])
    expect(run(start, opened(1)).actions).toEqual([{ type: 'report-running' }])
  })

  it('releases a camera that arrives after the stop', () => {
    const late = run(start, { type: 'stop' }, opened(1))
    expect(late.machine.phase).toBe('stopped')
    expect(late.actions).toEqual([{ type: 'discard', attempt: 1 }])
  })

  it('releases a camera that arrives after another was asked for', () => {
    expect(run(start, { type: 'restart' }, opened(1)).actions).toEqual([{ type: 'discard', attempt: 1 }])
    expect(run(start, { type: 'restart' }, opened(2)).actions).toEqual([{ type: 'report-running' }])
  })

  it('ignores the failure of an obsolete attempt', () => {
    const after = run(start, { type: 'restart' }, failed(1, 'camera-busy'))
    expect(after.machine.phase).toBe('opening')
    expect(after.actions).toEqual([])
  })

  it('is over for good after a stop', () => {
    for (const event of [
      start,
      { type: 'restart' },
      { type: 'visible' },
      devicesChanged,
      { type: 'stop' },
      { type: 'lost' },
    ] as const) {
      expect(run(start, { type: 'stop' }, event).actions).toEqual([])
    }
  })
})

describe('problems', () => {
  it.each(['camera-busy', 'camera-lost', 'camera-frozen', 'failed'] as const)('tries %s again quietly', (problem) => {
    const first = run(start, failed(1, problem))
    expect(first.actions).toEqual([
      { type: 'report-problem', problem },
      { type: 'retry', attempt: 1, inMs: expect.any(Number) },
    ])
    expect(run(start, failed(1, problem), { type: 'retry-due', attempt: 1 }).actions).toEqual([
      { type: 'open', attempt: 2 },
    ])
    const again = run(start, failed(1, problem), { type: 'retry-due', attempt: 1 }, failed(2, problem))
    expect(again.actions.map((action) => action.type)).toEqual(['retry'])
  })

  it.each(['permission-denied', 'system-denied', 'no-camera', 'unsupported'] as const)(
    'does not ask again by itself about %s',
    (problem) => {
      expect(run(start, failed(1, problem)).actions).toEqual([{ type: 'report-problem', problem }])
    },
  )

  it('tells the new problem when a quiet attempt finds another one', () => {
    const turned = run(
      start,
      failed(1, 'camera-busy'),
      { type: 'retry-due', attempt: 1 },
      failed(2, 'permission-denied'),
    )
    expect(turned.actions).toEqual([{ type: 'report-problem', problem: 'permission-denied' }])
  })

  it('ignores a retry that was overtaken', () => {
    expect(
      run(start, failed(1, 'camera-busy'), { type: 'restart' }, { type: 'retry-due', attempt: 1 }).actions,
    ).toEqual([])
  })

  it('opens when the permission is no longer denied', () => {
    const denied = [start, failed(1, 'permission-denied')] as const
    expect(run(...denied, { type: 'permission-changed', denied: true }).actions).toEqual([])
    expect(run(...denied, { type: 'permission-changed', denied: false }).actions).toEqual([
      { type: 'report-starting' },
      { type: 'open', attempt: 2 },
    ])
  })

  it('opens when a camera appears', () => {
    expect(run(start, failed(1, 'no-camera'), devicesChanged).actions).toEqual([{ type: 'open', attempt: 2 }])
    expect(run(start, failed(1, 'permission-denied'), devicesChanged).actions).toEqual([])
  })

  it('looks again soon when the devices changed while it was looking', () => {
    expect(run(start, devicesChanged, failed(1, 'no-camera')).actions).toEqual([
      { type: 'report-problem', problem: 'no-camera' },
      { type: 'retry', attempt: 1, inMs: 500 },
    ])
    const again = run(
      start,
      devicesChanged,
      failed(1, 'no-camera'),
      { type: 'retry-due', attempt: 1 },
      failed(2, 'no-camera'),
    )
    expect(again.actions).toEqual([])
  })
})

describe('a camera that goes away', () => {
  it('is told, released and looked for', () => {
    expect(run(start, opened(1), { type: 'lost' }).actions).toEqual([
      { type: 'close' },
      { type: 'report-problem', problem: 'camera-lost' },
      { type: 'retry', attempt: 1, inMs: expect.any(Number) },
    ])
    expect(run(start, opened(1), { type: 'lost' }, devicesChanged, opened(2)).actions).toEqual([
      { type: 'report-running' },
    ])
  })

  it('stays lost, rather than absent, until one is there', () => {
    const waiting = run(start, opened(1), { type: 'lost' }, devicesChanged, failed(2, 'no-camera'))
    expect(waiting.machine.problem).toBe('camera-lost')
    expect(waiting.actions.map((action) => action.type)).toEqual(['retry'])
  })

  it('is frozen, rather than broken, until it brings pictures', () => {
    const frozen = run(start, opened(1), { type: 'frozen' })
    expect(frozen.actions).toEqual([
      { type: 'close' },
      { type: 'report-problem', problem: 'camera-frozen' },
      { type: 'retry', attempt: 1, inMs: expect.any(Number) },
    ])
    const retried: CameraEvent[] = [start, opened(1), { type: 'frozen' }, { type: 'retry-due', attempt: 1 }]
    expect(run(...retried, failed(2, 'failed')).actions.map((action) => action.type)).toEqual(['retry'])
    expect(run(...retried, failed(2, 'camera-busy')).actions).toContainEqual({
      type: 'report-problem',
      problem: 'camera-busy',
    })
    expect(run(...retried, opened(2)).actions).toEqual([{ type: 'report-running' }])
  })

  it('gives way to the preferred one when that is back', () => {
    const back: CameraEvent = { type: 'devices-changed', preferredIsBack: true }
    expect(run(start, opened(1), devicesChanged).actions).toEqual([])
    expect(run(start, opened(1), back).actions).toEqual([
      { type: 'close' },
      { type: 'report-starting' },
      { type: 'open', attempt: 2 },
    ])
  })
})

describe('a page that is out of sight', () => {
  it('releases the camera and takes it again', () => {
    expect(run(start, opened(1), { type: 'hidden' }).actions).toEqual([{ type: 'close' }, { type: 'report-stopped' }])
    expect(run(start, opened(1), { type: 'hidden' }, { type: 'visible' }).actions).toEqual([
      { type: 'report-starting' },
      { type: 'open', attempt: 3 },
    ])
  })

  it('does not keep a camera that arrives meanwhile', () => {
    expect(run(start, { type: 'hidden' }, opened(1)).actions).toEqual([{ type: 'discard', attempt: 1 }])
  })

  it('waits to be seen before it asks for the first time', () => {
    const hidden: CameraEvent = { type: 'start', hidden: true }
    expect(run(hidden).actions).toEqual([{ type: 'report-stopped' }])
    expect(run(hidden, { type: 'restart' }).actions).toEqual([])
    expect(run(hidden, { type: 'visible' }).actions).toEqual([
      { type: 'report-starting' },
      { type: 'open', attempt: 1 },
    ])
  })
})

describe('a camera that nobody uses', () => {
  const resting: CameraEvent[] = [start, opened(1), { type: 'unused' }]

  it('is let go, and taken again at the first touch', () => {
    expect(run(...resting).actions).toEqual([{ type: 'close' }, { type: 'report-resting' }])
    expect(run(...resting, { type: 'touched' }).actions).toEqual([
      { type: 'report-starting' },
      { type: 'open', attempt: 3 },
    ])
    expect(run(...resting, { type: 'restart' }).actions).toContainEqual({ type: 'open', attempt: 3 })
  })

  it('is not taken by anything else', () => {
    for (const event of [
      devicesChanged,
      { type: 'focused' },
      { type: 'permission-changed', denied: false },
      { type: 'retry-due', attempt: 2 },
      { type: 'unused' },
    ] as const) {
      expect(run(...resting, event).actions).toEqual([])
    }
  })

  it('is taken when the page was hidden and is seen again', () => {
    expect(run(...resting, { type: 'hidden' }, { type: 'touched' }).actions).toEqual([])
    expect(run(...resting, { type: 'hidden' }, { type: 'visible' }).actions).toEqual([
      { type: 'report-starting' },
      { type: 'open', attempt: 4 },
    ])
  })

  it('only if it runs: a touch or a long wait changes nothing else', () => {
    for (const before of [[start], [start, failed(1, 'camera-busy')], [start, opened(1)]]) {
      expect(run(...before, { type: 'touched' }).actions).toEqual([])
    }
    expect(run(start, { type: 'unused' }).actions).toEqual([])
    expect(run(start, failed(1, 'camera-busy'), { type: 'unused' }).actions).toEqual([])
  })
})

describe('somebody who comes back from another window', () => {
  it.each(['system-denied', 'camera-busy', 'failed'] as const)('may have cured %s there', (problem) => {
    expect(run(start, failed(1, problem), { type: 'focused' }).actions).toEqual([{ type: 'open', attempt: 2 }])
  })

  it('is not asked for the permission again and again', () => {
    expect(run(start, failed(1, 'permission-denied'), { type: 'focused' }).actions).toEqual([])
    expect(run(start, opened(1), { type: 'focused' }).actions).toEqual([])
  })
})
