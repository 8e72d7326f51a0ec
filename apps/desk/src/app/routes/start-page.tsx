import { Navigate } from 'react-router'
import { mayOpen } from '../sections.ts'
import { useSession } from '../session-context.ts'
import { DeskPage } from './desk-page.tsx'

/** `/` is the desk for those who work at one; an administrator begins with what the state sees. */
export function StartPage() {
  const { staff } = useSession()
  return mayOpen(staff.role, 'desk') ? <DeskPage /> : <Navigate to="/monitoring" replace />
}
