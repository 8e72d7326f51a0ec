import { heartbeatEveryMs } from '@diia-desk/contract'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { liveTimes, watchLiveness, type Liveness, type LivenessWatch } from './liveness.ts'

let told: Liveness[]
let refreshed: number
let isUp: boolean
let watch: LivenessWatch

beforeEach(() => {
  vi.useFakeTimers()
  told = []
  refreshed = 0
  isUp = true
  watch = watchLiveness({
    refresh: () => refreshed++,
    isServerReachable: async () => isUp,
    onChange: (state) => void (told.at(-1) === state || told.push(state)),
  })
})
afterEach(() => watch.stop())

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

/** A stream that works for that long. */
async function flow(ms: number) {
  for (let passed = 0; passed < ms; passed += heartbeatEveryMs) {
    watch.heard()
    await pass(heartbeatEveryMs)
  }
}

test('while heartbeats arrive it is live, and nothing is polled', async () => {
  watch.opened()
  await flow(60_000)
  expect([told, refreshed]).toEqual([['live'], 0])
})

test('a proxy that forwards the headers and holds the body back: noticed within seconds, and the screens poll', async () => {
  watch.opened()
  await pass(liveTimes.firstBeatMs + 1)
  expect([told, refreshed]).toEqual([['delayed'], 1])
  await pass(liveTimes.pollMs * 3)
  expect(refreshed).toBe(4)
})

test('a stream that is held back later is noticed when the silence exceeds the heartbeat interval', async () => {
  watch.opened()
  await flow(20_000)
  await pass(liveTimes.silenceMs - heartbeatEveryMs - 1)
  expect(told).toEqual(['live'])
  await pass(2)
  expect([told, refreshed]).toEqual([['live', 'delayed'], 1])
})

test('held back heartbeats that arrive all at once do not count as live; single ones do', async () => {
  watch.opened()
  await pass(30_000)
  for (let count = 0; count < 6; count++) watch.heard()
  expect(told).toEqual(['delayed'])
  await pass(heartbeatEveryMs)
  watch.heard()
  expect(told).toEqual(['delayed', 'live'])
  const before = refreshed
  await flow(30_000)
  expect(refreshed).toBe(before)
})

test('a short interruption is not shown; polling starts at once', async () => {
  watch.opened()
  watch.heard()
  watch.failed()
  expect(refreshed).toBe(1)
  await pass(liveTimes.patienceMs - 1)
  watch.opened()
  watch.heard()
  await flow(20_000)
  expect(told).toEqual(['live'])
  // Changes of the meantime are read.
  expect(refreshed).toBe(2)
})

test.each([
  [false, 'offline'],
  [true, 'delayed'],
] as const)(
  'a stream that is refused while the server answers is another thing than no server: %s',
  async (answers, state) => {
    isUp = answers
    watch.failed()
    await pass(liveTimes.patienceMs + 1)
    expect(told).toEqual([state])
  },
)

test('a server that works again while the stream does not', async () => {
  isUp = false
  watch.failed()
  await pass(liveTimes.patienceMs + 1)
  isUp = true
  await pass(liveTimes.pollMs)
  expect(told).toEqual(['offline', 'delayed'])
})

test('after stop it reports and requests nothing', async () => {
  watch.failed()
  const before = refreshed
  watch.stop()
  await pass(60_000)
  expect([told, refreshed]).toEqual([[], before])
})
