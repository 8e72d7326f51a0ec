import { waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { FakeEventSource } from '../../../test/support/fake-event-source.ts'
import { setTabSession } from '../../lib/tab-session.ts'
import type { StreamMessage } from './event-source.ts'
import { shareEvents } from './shared-events.ts'

const event = { type: 'validation', id: 'v', outcome: 'valid', window: '3' } as const
let stops: (() => void)[]

/** Locks as browsers implement them: one holder for each name, the others wait. */
function fakeLocks() {
  const lines = new Map<string, Promise<void>>()
  return {
    async request(name: string, { signal }: { signal: AbortSignal }, hold: () => Promise<void>) {
      const turn = (lines.get(name) ?? Promise.resolve()).then(() => (signal.aborted ? undefined : hold()))
      lines.set(name, turn)
      await turn
    },
  }
}

beforeEach(() => {
  Object.defineProperty(navigator, 'locks', { value: fakeLocks(), configurable: true })
  setTabSession('of-a')
  stops = []
})
afterEach(() => {
  for (const stop of stops) stop()
  Reflect.deleteProperty(navigator, 'locks')
  setTabSession(undefined)
})

function openTab(session = 'of-a') {
  const heard: StreamMessage[] = []
  const stop = shareEvents(session, (sound) => heard.push(sound))
  stops.push(stop)
  return { heard, stop, events: () => heard.filter(({ kind }) => kind === 'event') }
}

test('eight tabs of one session share one stream, and each receives all messages', async () => {
  const tabs = Array.from({ length: 8 }, () => openTab())
  await waitFor(() => expect(FakeEventSource.all).toHaveLength(1))
  FakeEventSource.current.emit(event)
  for (const tab of tabs) await waitFor(() => expect(tab.events()).toHaveLength(1))
  expect(FakeEventSource.current.url).toBe('/api/events?session=of-a')
})

test('when the tab with the stream is closed, another continues from the last event', async () => {
  const [first, second] = [openTab(), openTab()]
  await waitFor(() => expect(FakeEventSource.all).toHaveLength(1))
  FakeEventSource.current.beat()
  await waitFor(() => expect(second.heard).toContainEqual({ kind: 'beat', id: '7' }))
  first.stop()
  await waitFor(() => expect(FakeEventSource.all).toHaveLength(2))
  expect(FakeEventSource.all[0]?.readyState).toBe(FakeEventSource.CLOSED)
  expect(FakeEventSource.current.url).toBe('/api/events?session=of-a&after=7')
  const before = first.heard.length
  FakeEventSource.current.emit(event)
  await waitFor(() => expect(second.events()).toHaveLength(1))
  expect(first.heard).toHaveLength(before)
})

test('two people in one browser do not receive each other’s events', async () => {
  const ofA = openTab('of-a')
  await waitFor(() => expect(FakeEventSource.all).toHaveLength(1))
  setTabSession('of-b')
  const ofB = openTab('of-b')
  await waitFor(() => expect(FakeEventSource.all).toHaveLength(2))
  FakeEventSource.current.emit(event)
  await waitFor(() => expect(ofB.events()).toHaveLength(1))
  // Messages between tabs arrive in order: a message for A would be here by now.
  FakeEventSource.all[0]?.beat()
  await waitFor(() => expect(ofA.heard.filter(({ kind }) => kind === 'beat').length).toBeGreaterThan(1))
  expect(ofA.events()).toEqual([])
})

test('without locks each tab has a stream of its own', async () => {
  Reflect.deleteProperty(navigator, 'locks')
  const tabs = [openTab(), openTab()]
  expect(FakeEventSource.all).toHaveLength(2)
  FakeEventSource.all[0]?.emit(event)
  await waitFor(() => expect(tabs[0]?.events()).toHaveLength(1))
})
