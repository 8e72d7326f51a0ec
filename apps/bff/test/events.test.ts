import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deskEventSchema } from '@diia-desk/contract'
import { eventually, startStand } from './stand.ts'
import type { Client, Stand } from './stand.ts'

let stand: Stand
let clerk: Client
beforeAll(async () => {
  stand = await startStand()
  clerk = await stand.signIn()
})
afterAll(() => stand.close())

interface Listener {
  headers: Headers
  events: { id: number; event: { type: string; id?: string; state?: string; outcome?: string } }[]
  text(): string
  close(): void
}

async function listen(client: Client, lastEventId?: number): Promise<Listener> {
  const abort = new AbortController()
  const response = await fetch(`${stand.server.url}/api/events`, {
    headers: { cookie: client.cookie ?? '', ...(lastEventId !== undefined && { 'last-event-id': String(lastEventId) }) },
    signal: abort.signal,
  })
  let text = ''
  const listener: Listener = { headers: response.headers, events: [], text: () => text, close: () => abort.abort() }
  void (async () => {
    const decoder = new TextDecoder()
    for await (const chunk of response.body as ReadableStream<Uint8Array>) {
      text += decoder.decode(chunk, { stream: true })
      listener.events = [...text.matchAll(/id: (\d+)\ndata: (.*)\n\n/g)].map((match) => ({ id: Number(match[1]), event: deskEventSchema.parse(JSON.parse(match[2] as string)) }))
    }
  })().catch(() => undefined)
  return listener
}

const validate = () => clerk.post('/api/validations', { barcode: stand.simulator.control.issueCode({ citizenId: 'yevhen', type: 'internal-passport' }).barcode, input: 'typed' })

describe('the event stream', () => {
  it('is one that proxies let through, and tells of each change', async () => {
    const listener = await listen(clerk)
    expect(listener.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    expect(listener.headers.get('x-accel-buffering')).toBe('no')
    const { body } = await validate()
    const told = await eventually(() => listener.events.find(({ event }) => event.type === 'validation'))
    expect(told.event).toEqual({ type: 'validation', id: body.id, outcome: 'valid', window: '3' })
    listener.close()
  })

  it('tells a request’s whole way in order', async () => {
    const listener = await listen(clerk)
    const { barcode } = stand.simulator.control.issueCode({ citizenId: 'yevhen', type: 'taxpayer-card' })
    const { body } = await clerk.post('/api/document-requests', { barcode, input: 'camera' })
    stand.simulator.control.confirm(body.id)
    await eventually(() => listener.events.find(({ event }) => event.state === 'arrived'))
    const states = listener.events.filter(({ event }) => event.id === body.id).map(({ event }) => event.state)
    expect(states).toEqual(['waiting', 'checking', 'arrived'])
    listener.close()
  })

  it('goes on where a screen left off', async () => {
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

  it('says "read everything again" where it can’t tell what was missed', async () => {
    const listener = await listen(clerk, 1_000_000)
    expect((await eventually(() => listener.events[0])).event).toEqual({ type: 'resync' })
    listener.close()
  })

  it('is refused without a session', async () => {
    expect((await stand.client().get('/api/events')).status).toBe(401)
  })
})
