// The browser's side of an event stream, for tests.
import { deskEventSchema } from '@diia-desk/contract'
import type { Client } from './test-server.ts'

export interface Listener {
  status: number
  headers: Headers
  events: { id: number; event: { type: string; id?: string; state?: string; outcome?: string } }[]
  /** Ids of the beats so far. */
  beats: number[]
  text(): string
  /** Whether the server has ended it. */
  ended: boolean
  close(): void
}

export async function listen(
  url: string,
  client: Client,
  { lastEventId, query = '' }: { lastEventId?: number | undefined; query?: string } = {},
): Promise<Listener> {
  const abort = new AbortController()
  const response = await fetch(`${url}/api/events${query}`, {
    headers: {
      cookie: client.cookie ?? '',
      ...(lastEventId !== undefined && { 'last-event-id': String(lastEventId) }),
    },
    signal: abort.signal,
  })
  let text = ''
  const listener: Listener = {
    status: response.status,
    headers: response.headers,
    events: [],
    beats: [],
    text: () => text,
    ended: false,
    close: () => abort.abort(),
  }
  void (async () => {
    const decoder = new TextDecoder()
    for await (const chunk of response.body as ReadableStream<Uint8Array>) {
      text += decoder.decode(chunk, { stream: true })
      listener.events = [...text.matchAll(/id: (\d+)\ndata: (.*)\n\n/g)].map((match) => ({
        id: Number(match[1]),
        event: deskEventSchema.parse(JSON.parse(match[2] as string)),
      }))
      listener.beats = [...text.matchAll(/id: (\d+)\nevent: beat\ndata: \{\}\n\n/g)].map((match) => Number(match[1]))
    }
    listener.ended = true
  })().catch(() => {
    listener.ended = true
  })
  return listener
}
