import { mayRole, type Session } from '@diia-desk/contract'
import { languages } from '@diia-desk/locales'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { RouterProvider } from 'react-router/dom'
import { preloadScanner } from '../features/desk/use-scanner.ts'
import { startLive } from '../features/events/live.ts'
import { keepActive } from '../features/session/activity.ts'
import { noticeSession, sessionQuery } from '../features/session/queries.ts'
import { now } from '../lib/clock.ts'
import { keepDraftsOf } from '../lib/drafts.ts'
import { usePreferences } from '../lib/preferences.ts'
import { noteDeskHere } from './head-start.ts'
import { createRouter } from './routes.tsx'
import { forgetOthersDesk } from '../workplace/workplace.ts'
import { SessionContext } from './session-context.ts'

/** Everything that staff see after they signed in. */
export function StaffArea({ session }: { session: Session }) {
  const client = useQueryClient()
  const { locale } = usePreferences()
  const { idleSeconds } = session
  const [router] = useState(() => {
    // Before any screen looks for what was begun.
    keepDraftsOf(session.staff.id)
    forgetOthersDesk(session)
    return createRouter()
  })

  useEffect(() => startLive(client, session.id), [client, session.id])
  useEffect(() => keepActive({ idleSeconds }, (error) => noticeSession(client, error)), [client, idleSeconds])
  // Also for who begins elsewhere: the first scan must not wait for a megabyte of reader.
  const scans = mayRole(session.staff.role, 'desk.work')
  useEffect(() => {
    noteDeskHere(scans)
    // Not when the page is closed: only when its person has gone.
    return () => noteDeskHere(false)
  }, [scans])
  useEffect(() => {
    if (scans) preloadScanner().catch(() => undefined)
  }, [scans])
  useEffect(() => {
    // The session's end is known beforehand: ask the bff then, instead of failing the clerk's next scan.
    const timer = setTimeout(
      () => void client.invalidateQueries(sessionQuery),
      Math.min(Date.parse(session.endsAt) - now() + 1000, 2 ** 31 - 1),
    )
    return () => clearTimeout(timer)
  }, [client, session.endsAt])

  return (
    <I18nProvider locale={languages[locale].tag}>
      <SessionContext value={session}>
        <RouterProvider router={router} />
      </SessionContext>
    </I18nProvider>
  )
}
