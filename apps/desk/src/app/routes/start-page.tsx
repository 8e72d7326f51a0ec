import { Navigate } from 'react-router'
import { mayOpen, sectionsFor } from '../sections.ts'
import { useSession } from '../session-context.ts'
import { WorkplacePage } from '../../workplace/workplace-page.tsx'

/** `/` is the workplace for those who work at a window, and the state of the system for the others. */
export function StartPage() {
  const session = useSession()
  return mayOpen(session.staff.role, 'desk') ? (
    <WorkplacePage session={session} />
  ) : (
    <Navigate to={sectionsFor(session.staff.role).at(-1)?.to ?? '/scanner'} replace />
  )
}
