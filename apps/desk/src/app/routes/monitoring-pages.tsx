import { mayRole } from '@diia-desk/contract'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import { ConnectPage } from '../../features/monitoring/connect/connect-page.tsx'
import { MonitoringPage } from '../../features/monitoring/preview/monitoring-page.tsx'
import { PullsPage } from '../../features/monitoring/pulls/pulls-page.tsx'
import { now } from '../../lib/clock.ts'
import { isoDay } from '../../lib/format.ts'
import { quickPeriod, readPeriod } from '../../lib/periods.ts'
import { z } from 'zod'
import { Forbidden } from '../message-pages.tsx'
import { mayOpen } from '../sections.ts'
import { useSession } from '../session-context.ts'

const isoDate = z.iso.date().catch('')

/** `/monitoring?from=2026-11-01&to=2026-11-15&view=completeness`; without days, this month. */
export function MonitoringRoute() {
  const { staff } = useSession()
  const [query, setQuery] = useSearchParams()
  const today = isoDay(now())
  const asked = readPeriod(isoDate.parse(query.get('from')), isoDate.parse(query.get('to')), today)
  const view = query.get('view') === 'completeness' ? 'completeness' : 'records'
  return (
    <WithMonitoring>
      <MonitoringPage
        period={typeof asked === 'string' ? quickPeriod('month', today) : asked}
        view={view}
        onPeriod={({ from, to }) => setQuery({ from, to, ...(view === 'completeness' && { view }) })}
        mayCorrect={{
          services: mayRole(staff.role, 'services.change'),
          appeals: mayRole(staff.role, 'appeals.change'),
        }}
      />
    </WithMonitoring>
  )
}

export function PullsRoute() {
  return (
    <WithMonitoring>
      <PullsPage />
    </WithMonitoring>
  )
}

export function ConnectRoute() {
  const { staff } = useSession()
  return (
    <WithMonitoring>
      <ConnectPage mayChange={mayRole(staff.role, 'monitoring.change')} />
    </WithMonitoring>
  )
}

function WithMonitoring({ children }: { children: ReactNode }) {
  const { staff } = useSession()
  return mayOpen(staff.role, 'monitoring') ? children : <Forbidden section="monitoring" />
}
