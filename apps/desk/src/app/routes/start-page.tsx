import { Navigate } from 'react-router'
import { sectionsFor } from '../sections.ts'
import { useSession } from '../session-context.ts'
import { DeskPage } from './desk-page.tsx'

/** `/` is the desk for those who work at one; an administrator begins with what the state sees. */
export function StartPage() {
  const { staff } = useSession()
  return sectionsFor(staff.role).some(({ name }) => name === 'desk') ? <DeskPage /> : <Navigate to="/monitoring" replace />
}
