// Two live regions that exist from the start: a screen reader announces changes in them, but often ignores a region
// that is inserted together with its text. They are outside the section, and `data-live-announcer` keeps react-aria
// from hiding them while a list or dialog is open. The focus does not move.
import { useLocation } from 'react-router'
import type { Locale } from '@diia-desk/locales'
import { preferences, usePreferences } from '../lib/preferences.ts'
import { createStore, useStore } from '../lib/store.ts'

export type Urgency = 'status' | 'alert'

interface Announcement {
  text: string
  urgency: Urgency
  /** A counter: the same text twice is two announcements. */
  count: number
  /** An announcement is not repeated on another page. */
  page: string
  /** Nor is it repeated after the language has changed. */
  locale: Locale | undefined
}

const announcement = createStore<Announcement>({ text: '', urgency: 'status', count: 0, page: '', locale: undefined })

export function announce(text: string, urgency: Urgency = 'status'): void {
  announcement.set({
    text,
    urgency,
    count: announcement.get().count + 1,
    page: location.pathname,
    locale: preferences().locale,
  })
}

/** Rendered once in the app. */
export function Announcer() {
  const { text, urgency, count, page, locale } = useStore(announcement)
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
