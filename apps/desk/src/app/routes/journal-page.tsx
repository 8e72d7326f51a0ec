import { appealsQuerySchema } from '@diia-desk/contract'
import { useNavigate, useSearchParams } from 'react-router'
import { JournalPage } from '../../features/appeals/journal-page.tsx'
import type { JournalQuery } from '../../features/appeals/queries.ts'
import { hrefOfAppeal, withQuery } from '../../lib/addresses.ts'
import { Forbidden } from '../message-pages.tsx'
import { mayOpen } from '../sections.ts'
import { useSession } from '../session-context.ts'

/** `/journal?list=overdue&number=2026-11&from=2026-11-01`: the address holds numbers, ids and days, never names. */
export function JournalRoute() {
  const { staff } = useSession()
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const query = queryOf(search)
  if (!mayOpen(staff.role, 'appeals')) return <Forbidden section="appeals" />
  return (
    <JournalPage
      query={query}
      onQuery={(next) => void navigate(addressOf(next))}
      hrefOfList={(list) => addressOf({ ...query, list })}
      hrefOf={hrefOfAppeal}
      // The page of the appeal links back to the list with the same filters.
      onOpen={(id) => void navigate(hrefOfAppeal(id), { state: { list: addressOf(query) } })}
    />
  )
}

function addressOf(query: JournalQuery): string {
  return withQuery('/journal', query)
}

/** Takes the valid parts of the address and ignores the others. */
function queryOf(search: URLSearchParams): JournalQuery {
  const parts = [...search].flatMap(([key, value]) => {
    const part = appealsQuerySchema.omit({ cursor: true }).safeParse({ [key]: value })
    return part.success ? [part.data] : []
  })
  return Object.assign({}, ...parts) as JournalQuery
}
