import { catalogueLists, type CatalogueList } from '@diia-desk/contract'
import { useNavigate, useSearchParams } from 'react-router'
import { ServicesPage } from '../../features/services/services-page.tsx'
import { withQuery } from '../../lib/addresses.ts'
import { Forbidden } from '../message-pages.tsx'
import { mayOpen } from '../sections.ts'
import { useSession } from '../session-context.ts'

/** `/services?list=unmapped&service=…`: other screens link to a service whose code is missing. */
export function ServicesRoute() {
  const session = useSession()
  const navigate = useNavigate()
  const [query] = useSearchParams()
  if (!mayOpen(session.staff.role, 'services')) return <Forbidden section="services" />
  const list = catalogueLists.find((name) => name === query.get('list')) ?? 'current'
  const service = query.get('service') ?? undefined
  const hrefOf = (given: { list?: CatalogueList; service?: string | undefined }) => {
    const to = { list, service, ...given }
    return withQuery('/services', { list: to.list === 'current' ? undefined : to.list, service: to.service })
  }
  return (
    <ServicesPage
      list={list}
      service={service}
      onList={(next) => void navigate(hrefOf({ list: next, service: undefined }))}
      onService={(id) => void navigate(hrefOf({ service: id }))}
      hrefOf={hrefOf}
    />
  )
}
