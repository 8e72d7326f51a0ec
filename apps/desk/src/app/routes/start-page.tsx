import { Navigate } from 'react-router'
import { mayOpen, sectionsFor } from '../sections.ts'
import { useSession } from '../session-context.ts'
import { DeskPage } from './desk-page.tsx'

/** `/` is the desk for those who work at one; others begin with the last of their sections, the state of the system. */
export function StartPage() {
  const { staff } = useSession()
  return mayOpen(staff.role, 'desk') ? (
    <DeskPage />
  ) : (
    <Navigate to={sectionsFor(staff.role).at(-1)?.to ?? '/scanner'} replace />
  )
}
