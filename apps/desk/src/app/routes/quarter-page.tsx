import { quarterQuerySchema } from '@diia-desk/contract'
import { useSearchParams } from 'react-router'
import { QuarterPage } from '../../features/reports/quarter-page.tsx'
import { Forbidden } from '../message-pages.tsx'
import { mayOpen } from '../sections.ts'
import { useSession } from '../session-context.ts'

/** `/day/quarter?year=2026&quarter=4`; the current one without. */
export function QuarterRoute() {
  const session = useSession()
  const [query, setQuery] = useSearchParams()
  if (!mayOpen(session.staff.role, 'day')) return <Forbidden section="day" />
  return (
    <QuarterPage
      quarter={quarterQuerySchema.safeParse(Object.fromEntries(query)).data}
      onQuarter={({ year, quarter }) => setQuery({ year: String(year), quarter: String(quarter) })}
    />
  )
}
