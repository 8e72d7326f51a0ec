// Two regions that stand on the page from the start: a screen reader announces what changes in them, while a region
// that comes together with its text is often passed over. They stand beside the section, and `data-live-announcer` keeps
// react-aria from hiding them behind an open list or dialog. Focus stays where the hands are.
import { useLocation } from 'react-router'
import { createStore, useStore } from '../lib/store.ts'

export type Urgency = 'status' | 'alert'

interface Announcement {
  text: string
  urgency: Urgency
  /** Makes the same text said twice two announcements. */
  count: number
  /** What was said on one page is not to be found on another. */
  page: string
}

const said = createStore<Announcement>({ text: '', urgency: 'status', count: 0, page: '' })

export function announce(text: string, urgency: Urgency = 'status'): void {
  said.set({ text, urgency, count: said.get().count + 1, page: location.pathname })
}

/** Once for the whole desk. */
export function Announcer() {
  const { text, urgency, count, page } = useStore(said)
  const here = page === useLocation().pathname
  return (
    <>
      <output className="unseen" data-live-announcer="true">{here && urgency === 'status' && <span key={count}>{text}</span>}</output>
      <div role="alert" className="unseen" data-live-announcer="true">{here && urgency === 'alert' && <p key={count}>{text}</p>}</div>
    </>
  )
}
