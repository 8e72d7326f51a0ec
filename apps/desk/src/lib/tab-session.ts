// The session of this tab. All tabs of a browser send the same cookie, which belongs to the person who signed in last.
// So each call also sends the session its page was opened with, and the bff refuses the call if another one is signed
// in.
import { forSession } from '@diia-desk/contract'

let shown: string | undefined

/** The public id of this tab's session; undefined while nobody is signed in. */
export function tabSession(): string | undefined {
  return shown
}

export function setTabSession(id: string | undefined): void {
  shown = id
}

/** An address with the session id, for frames, links and streams, which cannot send our header. */
export function withTabSession(path: string): string {
  return shown === undefined ? path : forSession(path, shown)
}
