// Two regions that stand on the page from the start: a screen reader announces what changes in them, while a region
// that comes together with its text is often passed over. `data-live-announcer` keeps react-aria from hiding them behind
// an open list. Focus stays where the hands are.
import { useEffect } from 'react'
import { createStore, useStore } from '../lib/store.ts'

export type Urgency = 'status' | 'alert'

interface Announcement {
  text: string
  urgency: Urgency
  /** Makes the same text said twice two announcements. */
  count: number
}

const said = createStore<Announcement>({ text: '', urgency: 'status', count: 0 })

export function announce(text: string, urgency: Urgency = 'status'): void {
  said.set({ text, urgency, count: said.get().count + 1 })
}

export function Announcer() {
  const { text, urgency, count } = useStore(said)
  useEffect(() => () => said.set({ text: '', urgency: 'status', count: 0 }), [])
  return (
    <>
      <output className="unseen" data-live-announcer="true">{urgency === 'status' && <span key={count}>{text}</span>}</output>
      <div role="alert" className="unseen" data-live-announcer="true">{urgency === 'alert' && <p key={count}>{text}</p>}</div>
    </>
  )
}
