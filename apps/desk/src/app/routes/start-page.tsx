import { Navigate } from 'react-router'
import { mayOpen, sectionsFor } from '../sections.ts'
import { useSession } from '../session-context.ts'
import { DeskPage } from '../../workplace/desk-page.tsx'

/** `/` is the desk for those who work at one; others begin with the last of their sections, the state of the system. */
export function StartPage() {
  const session = useSession()
  return mayOpen(session.staff.role, 'desk') ? (
    <DeskPage session={session} />
  ) : (
    <Navigate to={sectionsFor(session.staff.role).at(-1)?.to ?? '/scanner'} replace />
  )
}
