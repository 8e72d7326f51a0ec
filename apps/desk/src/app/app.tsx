import { QueryClientProvider, useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, StrictMode, Suspense, useDeferredValue, useEffect, useState } from 'react'
import { OtherPersonPage } from '../features/session/other-person-page.tsx'
import { otherPerson, sessionQuery, watchSignIns } from '../features/session/queries.ts'
import { SignInPage } from '../features/session/sign-in-page.tsx'
import { useStore } from '../lib/store.ts'
import { CrashBoundary } from './crash-boundary.tsx'
import { loadStaffArea } from './parts.ts'
import { createQueryClient } from './query-client.ts'
import { useTrueWidths } from './use-true-widths.ts'
import { Blank, Unreachable } from './waiting-pages.tsx'

const StaffArea = lazy(async () => ({ default: (await loadStaffArea()).StaffArea }))

/** The whole desk: nobody signed in sees the sign-in page, everything else is fetched after. */
export function App({ client: given }: { client?: ReturnType<typeof createQueryClient> }) {
  const [client] = useState(() => given ?? createQueryClient())
  useTrueWidths()
  return (
    <StrictMode>
      <CrashBoundary>
        <QueryClientProvider client={client}>
          <Suspense fallback={<Blank />}>
            <Entrance />
          </Suspense>
        </QueryClientProvider>
      </CrashBoundary>
    </StrictMode>
  )
}

function Entrance() {
  const session = useQuery(sessionQuery)
  // Deferred, what is on the page stays there until the desk has come. Else React would show a fallback, and then hold
  // the desk back until three tenths of a second have passed, so that the fallback does not flash.
  const known = useDeferredValue(session.data)
  const client = useQueryClient()
  const other = useStore(otherPerson)
  const isSomebodys = Boolean(session.data)
  // A tab that waits for its person to sign in again is not entered by another one: what was begun in it would be gone.
  useEffect(() => (isSomebodys ? watchSignIns(client) : undefined), [client, isSomebodys])
  if (known && other) return <OtherPersonPage own={known} other={other} />
  if (known) return <StaffArea session={known} />
  // The rest of the desk comes while the bff looks at the password.
  if (known === null) return <SignInPage onSubmit={() => void loadStaffArea()} />
  return session.isError ? <Unreachable error={session.error} /> : <Blank />
}
