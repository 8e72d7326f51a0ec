import { HealthPage } from '../../features/system-health/health-page.tsx'
import { MessagePage } from '../message-pages.tsx'
import { mayOpen } from '../sections.ts'
import { useSession } from '../session-context.ts'
import { useAppWords } from '../words.ts'

export function HealthRoute() {
  const { staff } = useSession()
  const words = useAppWords()
  return mayOpen(staff.role, 'system') ? (
    <HealthPage />
  ) : (
    <MessagePage title={words.forAdministrator} text={words.forAdministratorSystem} />
  )
}
