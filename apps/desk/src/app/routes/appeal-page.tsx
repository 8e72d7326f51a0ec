import { mayRole } from '@diia-desk/contract'
import { useLocation, useNavigate, useParams, useSearchParams } from 'react-router'
import { z } from 'zod'
import { AppealPage } from '../../features/appeals/appeal-page.tsx'
import { correctedFields } from '../../features/appeals/correction-form.tsx'
import { withQuery } from '../../lib/addresses.ts'
import { Forbidden } from '../message-pages.tsx'
import { mayOpen } from '../sections.ts'
import { useSession } from '../session-context.ts'

const correctSchema = z.enum(correctedFields).optional().catch(undefined)
const stateSchema = z.object({ list: z.string().startsWith('/journal') }).catch({ list: '/journal' })

/** `/journal/:id`; with `?correct=service` (dates, applicant, centre) the correction form is open at that field. */
export function AppealRoute() {
  const { id = '' } = useParams()
  const session = useSession()
  const navigate = useNavigate()
  const { state } = useLocation()
  const [query, setQuery] = useSearchParams()
  const { list } = stateSchema.parse(state)
  if (!mayRole(session.staff.role, 'appeals.read')) return <Forbidden section="appeals" />
  return (
    <AppealPage
      key={id}
      id={id}
      correct={correctSchema.parse(query.get('correct') ?? undefined)}
      onCorrect={(field) => setQuery(field === undefined ? {} : { correct: field }, { replace: true, state: { list } })}
      mayDates={mayRole(session.staff.role, 'appeals.correct-dates')}
      hrefOfCopy={mayOpen(session.staff.role, 'copies') ? (copy) => withQuery('/copies', { copy }) : undefined}
      back={{ href: list, go: () => void navigate(list) }}
    />
  )
}
