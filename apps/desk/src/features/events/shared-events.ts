// One stream for all tabs of a session: over HTTP/1.1 a browser opens six connections to a server, so a seventh tab with
// a stream of its own would have none left for calls. One tab holds the stream and tells the others; when it is closed,
// another takes over where it left off. Lock and channel carry the session's name, so that two people who use one browser
// one after another never hear each other's events.
import { leadAmongTabs, openTabChannel } from '../../lib/tabs.ts'
import { openEvents, type Sound } from './event-source.ts'

export function shareEvents(session: string, onSound: (sound: Sound) => void): () => void {
  let last = ''
  const hear = (sound: Sound) => {
    if ('id' in sound && sound.id !== '') last = sound.id
    onSound(sound)
  }
  const channel = openTabChannel<Sound>(`events.${session}`, hear)
  const stop = leadAmongTabs(`events.${session}`, () =>
    openEvents(
      () => last,
      (sound) => {
        channel.post(sound)
        hear(sound)
      },
    ),
  )
  return () => {
    stop()
    channel.close()
  }
}
