// Whose page this tab shows. All tabs of a browser send the same cookie, and whoever signed in last is in it; so each
// call names the session that its page was opened under, and the bff refuses it under another.
import { forSession } from '@diia-desk/contract'

let shown: string | undefined

/** The public id of the session whose page this is; undefined while nobody is signed in. */
export function tabSession(): string | undefined {
  return shown
}

export function setTabSession(id: string | undefined): void {
  shown = id
}

/** An address for frames, links and streams, which can send no header of ours. */
export function ofThisTab(path: string): string {
  return shown === undefined ? path : forSession(path, shown)
}
