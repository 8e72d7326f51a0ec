import { QueryClientProvider, useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, StrictMode, Suspense, useDeferredValue, useEffect, useState } from 'react'
import { OtherPersonPage } from '../features/session/other-person-page.tsx'
import { otherPerson, sessionQuery, watchSignIns } from '../features/session/queries.ts'
import { SignInPage } from '../features/session/sign-in-page.tsx'
import { useStore } from '../lib/store.ts'
import { CrashBoundary } from './crash-boundary.tsx'
import { loadStaffArea } from './parts.ts'
import { createQueryClient } from './query-client.ts'
import { useContainerQueryFix } from './use-container-query-fix.ts'
import { BlankPage, Unreachable } from './waiting-pages.tsx'

const StaffArea = lazy(async () => ({ default: (await loadStaffArea()).StaffArea }))

/** The whole app. Without a session it shows the sign-in page; everything else is loaded later. */
export function App({ client: given }: { client?: ReturnType<typeof createQueryClient> }) {
  const [client] = useState(() => given ?? createQueryClient())
  useContainerQueryFix()
  return (
    <StrictMode>
      <CrashBoundary>
        <QueryClientProvider client={client}>
          <Suspense fallback={<BlankPage />}>
            <Entrance />
          </Suspense>
        </QueryClientProvider>
      </CrashBoundary>
    </StrictMode>
  )
}

function Entrance() {
  const session = useQuery(sessionQuery)
  // The value is deferred so that the current page stays until the staff area has loaded. Otherwise React would show a
  // fallback and keep it for at least 300 ms so that it does not flash.
  const known = useDeferredValue(session.data)
  const client = useQueryClient()
  const other = useStore(otherPerson)
  const isSignedIn = Boolean(session.data)
  // A tab that waits for its person to sign in again is not taken over by another person: unsent forms would be lost.
  useEffect(() => (isSignedIn ? watchSignIns(client) : undefined), [client, isSignedIn])
  if (known && other) return <OtherPersonPage own={known} other={other} />
  if (known) return <StaffArea session={known} />
  // The staff area is loaded while the bff checks the password.
  if (known === null) return <SignInPage onSubmit={() => void loadStaffArea()} />
  return session.isError ? <Unreachable error={session.error} /> : <BlankPage />
}
