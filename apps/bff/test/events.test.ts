import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listen as listenAt } from './event-client.ts'
import { eventually, startTestServer } from './test-server.ts'
import type { Client, TestServer } from './test-server.ts'

let bff: TestServer
let clerk: Client
beforeAll(async () => {
  bff = await startTestServer()
  clerk = await bff.signIn()
})
afterAll(() => bff.close())

const listen = (client: Client, lastEventId?: number, query?: string) =>
  listenAt(bff.server.url, client, { lastEventId, ...(query !== undefined && { query }) })

const validate = () =>
  clerk.post('/api/validations', {
    barcode: bff.simulator.control.issueCode({ citizenId: 'yevhen', type: 'internal-passport' }).barcode,
    input: 'typed',
  })

describe('the event stream', () => {
  it('passes through proxies, and reports each change', async () => {
    const listener = await listen(clerk)
    expect(listener.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    expect(listener.headers.get('x-accel-buffering')).toBe('no')
    const { body } = await validate()
    const told = await eventually(() => listener.events.find(({ event }) => event.type === 'validation'))
    expect(told.event).toEqual({ type: 'validation', id: body.id, outcome: 'valid', window: '3' })
    listener.close()
  })

  it('reports all states of a request in order', async () => {
    const listener = await listen(clerk)
    const { barcode } = bff.simulator.control.issueCode({ citizenId: 'yevhen', type: 'taxpayer-card' })
    const { body } = await clerk.post('/api/document-requests', { barcode, input: 'camera' })
    bff.simulator.control.confirm(body.id)
    await eventually(() => listener.events.find(({ event }) => event.state === 'arrived'))
    const states = listener.events.filter(({ event }) => event.id === body.id).map(({ event }) => event.state)
    expect(states).toEqual(['waiting', 'checking', 'arrived'])
    listener.close()
  })

  it('resumes where a screen stopped', async () => {
    const first = await listen(clerk)
    await validate()
    const { id } = await eventually(() => first.events.at(-1))
    first.close()
    const missed = [(await validate()).body.id, (await validate()).body.id]
    const second = await listen(clerk, id)
    await eventually(() => (second.events.length >= 2 ? true : undefined))
    expect(second.events.map(({ event }) => event.id)).toEqual(missed)
    second.close()
  })

  it('begins with a beat that the page receives, at the position of the screen', async () => {
    const first = await listen(clerk)
    const [beat] = await eventually(() => (first.beats.length > 0 ? first.beats : undefined))
    await validate()
    const { id } = await eventually(() => first.events.at(-1))
    expect(id).toBeGreaterThan(beat as number)
    first.close()
    // Another tab resumes where the first one stopped: it has no Last-Event-ID of its own.
    const second = await listen(clerk, undefined, `?after=${beat}`)
    await eventually(() => second.events.find((event) => event.id === id))
    expect(second.beats[0]).toBe(beat)
    // What the browser adds by itself is newer than the address.
    const third = await listen(clerk, id, `?after=${beat}`)
    await eventually(() => (third.beats.length > 0 ? true : undefined))
    expect([third.beats[0], third.events]).toEqual([id, []])
    second.close()
    third.close()
  })

  it('tells the screen to read everything again when it cannot know what was missed', async () => {
    const listener = await listen(clerk, 1_000_000)
    expect((await eventually(() => listener.events[0])).event).toEqual({ type: 'resync' })
    listener.close()
  })

  it('is refused without a session', async () => {
    expect((await bff.client().get('/api/events')).status).toBe(401)
  })
})
