// One stream for all tabs of a session: over HTTP/1.1 a browser opens at most six connections to a server, so with a
// stream in each of six tabs there would be none left for calls. One tab holds the stream and forwards its messages to
// the others; when it is closed, another tab continues from the last event. The names of the lock and the channel
// contain the session id, so that two people who use one browser in turn never receive each other's events.
import { runInOneTab, openTabChannel } from '../../lib/tabs.ts'
import { openEvents, type StreamMessage } from './event-source.ts'

export function shareEvents(session: string, onMessage: (message: StreamMessage) => void): () => void {
  let last = ''
  const receive = (message: StreamMessage) => {
    if ('id' in message && message.id !== '') last = message.id
    onMessage(message)
  }
  const channel = openTabChannel<StreamMessage>(`events.${session}`, receive)
  const stop = runInOneTab(`events.${session}`, () =>
    openEvents(
      () => last,
      (message) => {
        channel.post(message)
        receive(message)
      },
    ),
  )
  return () => {
    stop()
    channel.close()
  }
}
