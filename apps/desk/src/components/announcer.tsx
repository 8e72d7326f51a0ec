// Two regions that stand on the page from the start: a screen reader announces what changes in them, while a region
// that comes together with its text is often passed over. They stand beside the section, and `data-live-announcer` keeps
// react-aria from hiding them behind an open list or dialog. Focus stays where the hands are.
import { useLocation } from 'react-router'
import type { Locale } from '@diia-desk/locales'
import { preferences, usePreferences } from '../lib/preferences.ts'
import { createStore, useStore } from '../lib/store.ts'

export type Urgency = 'status' | 'alert'

interface Announcement {
  text: string
  urgency: Urgency
  /** Makes the same text said twice two announcements. */
  count: number
  /** What was said on one page is not to be found on another. */
  page: string
  /** Nor is what was said in one language to be read after another was chosen. */
  locale: Locale | undefined
}

const said = createStore<Announcement>({ text: '', urgency: 'status', count: 0, page: '', locale: undefined })

export function announce(text: string, urgency: Urgency = 'status'): void {
  said.set({ text, urgency, count: said.get().count + 1, page: location.pathname, locale: preferences().locale })
}

/** Once for the whole desk. */
export function Announcer() {
  const { text, urgency, count, page, locale } = useStore(said)
  const isOfPage = page === useLocation().pathname
  const here = locale === usePreferences().locale && isOfPage
  return (
    <>
      <output className="unseen" data-live-announcer="true">
        {here && urgency === 'status' && <span key={count}>{text}</span>}
      </output>
      <div role="alert" className="unseen" data-live-announcer="true">
        {here && urgency === 'alert' && <p key={count}>{text}</p>}
      </div>
    </>
  )
}
