import { useNavigate, useSearchParams } from 'react-router'
import { z } from 'zod'
import { CopiesPage } from '../../features/document-copies/copies-page.tsx'
import { withQuery } from '../../lib/addresses.ts'
import { Forbidden } from '../message-pages.tsx'
import { mayOpen } from '../sections.ts'
import { useSession } from '../session-context.ts'

const isoDate = z.iso.date()

/** `/copies?day=2026-11-16&copy=…`: the address holds ids and days, never names. */
export function CopiesRoute() {
  const session = useSession()
  const navigate = useNavigate()
  const [query, setQuery] = useSearchParams()
  if (!mayOpen(session.staff.role, 'copies')) return <Forbidden section="copies" />
  const day = isoDate.safeParse(query.get('day')).data
  const copy = query.get('copy') ?? undefined
  const hrefOf = (id: string | undefined) => withQuery('/copies', { day, copy: id })
  return (
    <CopiesPage
      day={day}
      copy={copy}
      onDay={(next) => setQuery({ day: next })}
      onCopy={(id) => void navigate(hrefOf(id))}
      hrefOf={hrefOf}
    />
  )
}
