import { catalogueLists } from '@diia-desk/contract'
import { useSearchParams } from 'react-router'
import { ServicesPage } from '../../features/services/services-page.tsx'
import { MessagePage } from '../message-pages.tsx'
import { sectionsFor } from '../sections.ts'
import { useSession } from '../session-context.ts'
import { useAppWords } from '../words.ts'

/** `/services?list=unmapped&service=…`: other screens lead here to a service whose code is missing. */
export function ServicesRoute() {
  const session = useSession()
  const words = useAppWords()
  const [query, setQuery] = useSearchParams()
  if (!sectionsFor(session.staff.role).some(({ name }) => name === 'services')) return <MessagePage title={words.forAdministrator} text={words.forAdministratorHelp} />
  const list = catalogueLists.find((name) => name === query.get('list')) ?? 'current'
  const service = query.get('service') ?? undefined
  const address = (given: { list?: string; service?: string | undefined }) => {
    const to = { list, service, ...given }
    return new URLSearchParams({ ...(to.list !== 'current' && { list: to.list }), ...(to.service !== undefined && { service: to.service }) })
  }
  return (
    <ServicesPage
      list={list} service={service}
      onList={(next) => setQuery(address({ list: next, service: undefined }))}
      onService={(id) => setQuery(address({ service: id }))}
      hrefOf={(given) => `/services?${address(given).toString()}`}
    />
  )
}
