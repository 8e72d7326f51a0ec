import { useSearchParams } from 'react-router'
import { z } from 'zod'
import { DayPage } from '../../features/reports/day-page.tsx'
import { Forbidden } from '../message-pages.tsx'
import { mayOpen } from '../sections.ts'
import { useSession } from '../session-context.ts'

const periodInAddress = z.object({ from: z.iso.date(), to: z.iso.date() }).refine(({ from, to }) => from <= to)

/** `/day?from=2026-11-09&to=2026-11-15`; today without a period. */
export function DayRoute() {
  const session = useSession()
  const [query, setQuery] = useSearchParams()
  if (!mayOpen(session.staff.role, 'day')) return <Forbidden section="day" />
  return <DayPage period={periodInAddress.safeParse(Object.fromEntries(query)).data} onPeriod={setQuery} />
}
