import { mayRole, type Session } from '@diia-desk/contract'
import { languages } from '@diia-desk/locales'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { RouterProvider } from 'react-router/dom'
import { preloadCodeReader } from '../features/codes/use-camera-reader.ts'
import { startLive } from '../features/events/live.ts'
import { keepActive } from '../features/session/activity.ts'
import { checkSessionAfter, sessionQuery } from '../features/session/queries.ts'
import { now } from '../lib/clock.ts'
import { keepDraftsOf } from '../lib/drafts.ts'
import { usePreferences } from '../lib/preferences.ts'
import { rememberClerkHere } from './preload.ts'
import { createRouter } from './routes.tsx'
import { forgetWorkplaceOfOthers } from '../workplace/workplace.ts'
import { SessionContext } from './session-context.ts'

/** Everything that staff see after sign-in. */
export function StaffArea({ session }: { session: Session }) {
  const client = useQueryClient()
  const { locale } = usePreferences()
  const { idleSeconds } = session
  const [router] = useState(() => {
    // Must run before any screen reads its draft.
    keepDraftsOf(session.staff.id)
    forgetWorkplaceOfOthers(session)
    return createRouter()
  })

  useEffect(() => startLive(client, session.id), [client, session.id])
  useEffect(() => keepActive({ idleSeconds }, (error) => checkSessionAfter(client, error)), [client, idleSeconds])
  // Also when the first page is another one: the first scan must not wait until a megabyte of code is loaded.
  const scans = mayRole(session.staff.role, 'desk.work')
  useEffect(() => {
    rememberClerkHere(scans)
    // Runs on sign-out, not when the page is closed.
    return () => rememberClerkHere(false)
  }, [scans])
  useEffect(() => {
    if (scans) preloadCodeReader().catch(() => undefined)
  }, [scans])
  useEffect(() => {
    // The end of the session is known in advance: ask the bff at that time, before the clerk's next scan fails.
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
