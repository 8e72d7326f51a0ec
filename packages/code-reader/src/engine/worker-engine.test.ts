import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Look, Sighting } from '../types.ts'
import type { WorkerAnswer } from './protocol.ts'
import { createWorkerEngine } from './worker-engine.ts'

/** A worker that says what the test has it say. */
class TestWorker extends EventTarget {
  asked = 0
  terminated = false
  postMessage(): void {
    this.asked++
  }
  terminate(): void {
    this.terminated = true
  }
  say(data: WorkerAnswer): void {
    this.dispatchEvent(new MessageEvent('message', { data }))
  }
}

function setUp() {
  const workers: TestWorker[] = []
  const engine = createWorkerEngine(() => {
    const worker = new TestWorker()
    workers.push(worker)
    return worker
  })
  const last = (): TestWorker => {
    const worker = workers.at(-1)
    if (worker === undefined) throw new Error('No worker was started')
    return worker
  }
  return { engine, workers, last }
}

const bitmap: ImageBitmap = { width: 1, height: 1, close: () => {} }

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('the reading worker', () => {
  it('is started once, and only when asked for', async () => {
    const { engine, workers, last } = setUp()
    expect(workers).toHaveLength(0)
    engine.start()
    engine.start()
    expect(workers).toHaveLength(1)
    last().say({ kind: 'ready' })
    await expect(engine.settled()).resolves.toBe('ready')
  })

  it('answers a look with what it found', async () => {
    const { engine, last } = setUp()
    engine.start()
    last().say({ kind: 'ready' })
    const looking = engine.look(bitmap)
    const look: Look = { found: { text: '5579455552341', format: 'ean-13', engine: 'wasm' }, tookMs: 12 }
    last().say({ kind: 'looked', look })
    await expect(looking).resolves.toEqual(look)
  })

  it('reads a still picture between two frames, one thing at a time', async () => {
    const { engine, last } = setUp()
    engine.start()
    last().say({ kind: 'ready' })
    const look: Look = { tookMs: 12 }
    const codes: Sighting[] = [{ text: '5579455552341', format: 'ean-13', engine: 'wasm' }]
    const looking = engine.look(bitmap)
    const reading = engine.readStill(bitmap)
    const lookingAgain = engine.look(bitmap)
    expect(last().asked).toBe(1)
    last().say({ kind: 'looked', look })
    await expect(looking).resolves.toEqual(look)
    expect(last().asked).toBe(2)
    // A still picture is given more time than a frame.
    vi.advanceTimersByTime(30_000)
    last().say({ kind: 'read', codes })
    await expect(reading).resolves.toEqual(codes)
    last().say({ kind: 'looked', look })
    await expect(lookingAgain).resolves.toEqual(look)
  })

  it('gives up what waited when it breaks, and closes it', async () => {
    const { engine, workers, last } = setUp()
    engine.start()
    last().say({ kind: 'ready' })
    const closed = vi.fn()
    const looking = engine.look(bitmap)
    const reading = engine.readStill({ width: 1, height: 1, close: closed })
    last().say({ kind: 'broken' })
    await expect(looking).resolves.toBeUndefined()
    await expect(reading).resolves.toBeUndefined()
    expect(closed).toHaveBeenCalledTimes(1)
    expect(workers).toHaveLength(2)
    expect(last().asked).toBe(0)
  })

  it('is not waited for longer than four seconds, and is welcome later', async () => {
    const { engine, last } = setUp()
    engine.start()
    const settled = engine.settled()
    vi.advanceTimersByTime(3999)
    expect(engine.state).toBe('starting')
    vi.advanceTimersByTime(1)
    await expect(settled).resolves.toBe('slow')
    last().say({ kind: 'ready' })
    expect(engine.state).toBe('ready')
  })

  it('has failed when it breaks before it was ready, and may be started again', () => {
    const { engine, workers, last } = setUp()
    engine.start()
    last().dispatchEvent(new Event('error'))
    expect(engine.state).toBe('failed')
    expect(last().terminated).toBe(true)
    engine.start()
    expect(engine.state).toBe('starting')
    expect(workers).toHaveLength(2)
  })

  it('has failed when there can be no worker at all', () => {
    const engine = createWorkerEngine(() => {
      throw new DOMException('', 'SecurityError')
    })
    engine.start()
    expect(engine.state).toBe('failed')
  })

  it('is replaced when it breaks or hangs at work, and the frame is given up', async () => {
    const { engine, workers, last } = setUp()
    engine.start()
    last().say({ kind: 'ready' })
    const broken = engine.look(bitmap)
    last().say({ kind: 'broken' })
    await expect(broken).resolves.toBeUndefined()
    expect(workers).toHaveLength(2)
    last().say({ kind: 'ready' })
    const hanging = engine.look(bitmap)
    vi.advanceTimersByTime(5000)
    await expect(hanging).resolves.toBeUndefined()
    expect(workers).toHaveLength(3)
    expect(workers.filter((worker) => worker.terminated)).toHaveLength(2)
  })

  it('is not replaced for ever', () => {
    const { engine, workers, last } = setUp()
    engine.start()
    while (engine.state !== 'failed') {
      last().say({ kind: 'ready' })
      last().say({ kind: 'broken' })
    }
    expect(workers).toHaveLength(4)
  })
})
