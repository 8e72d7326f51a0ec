import { QueryClientProvider, useQuery } from '@tanstack/react-query'
import { lazy, StrictMode, Suspense, useState } from 'react'
import { sessionQuery } from '../features/session/queries.ts'
import { SignInPage } from '../features/session/sign-in-page.tsx'
import { lazyPart } from '../lib/lazy-part.ts'
import { CrashBoundary } from './crash-boundary.tsx'
import { createQueryClient } from './query-client.ts'
import { Blank, Unreachable } from './waiting-pages.tsx'

const loadStaffArea = () => lazyPart(() => import('./staff-area.tsx'))
const StaffArea = lazy(async () => ({ default: (await loadStaffArea()).StaffArea }))

/** The whole desk: nobody signed in sees the sign-in page, everything else is fetched after. */
export function App({ client: given }: { client?: ReturnType<typeof createQueryClient> }) {
  const [client] = useState(() => given ?? createQueryClient())
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
  if (session.data) return <StaffArea session={session.data} />
  // The rest of the desk comes while the bff looks at the password.
  if (session.data === null) return <SignInPage onSubmit={() => void loadStaffArea()} />
  return session.isError ? <Unreachable error={session.error} /> : <Blank />
}
