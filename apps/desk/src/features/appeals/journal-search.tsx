import { useQuery } from '@tanstack/react-query'
import { useId, useRef, useState, type SubmitEvent } from 'react'
import { Button } from '../../components/button.tsx'
import { DayField, hasPartlyTypedDay } from '../../components/day-field.tsx'
import { TextField } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { useComponentWords } from '../../components/words.ts'
import { now } from '../../lib/clock.ts'
import { isoDay } from '../../lib/format.ts'
import { firstDay, readEnds, type PeriodFault } from '../../lib/periods.ts'
import styles from './journal-page.module.css'
import { serviceQuery, type JournalQuery } from './queries.ts'
import { ServiceField } from './service-field.tsx'
import { useAppealWords } from './words.ts'

function fieldsOf(query: JournalQuery): { number: string; from: string | null; to: string | null } {
  return { number: query.number ?? '', from: query.from ?? null, to: query.to ?? null }
}

/** Search by number, service and days of registration. */
export function JournalSearch({ query, onQuery }: { query: JournalQuery; onQuery: (query: JournalQuery) => void }) {
  const words = useAppealWords().journal
  const faults = useComponentWords().period.fault
  const faultId = useId()
  const form = useRef<HTMLFormElement>(null)
  const [{ number, from, to }, write] = useState(fieldsOf(query))
  const [shown, setShown] = useState(JSON.stringify(query))
  const [fault, setFault] = useState<PeriodFault>()
  // The query was changed from outside: the person went back or chose another list.
  if (shown !== JSON.stringify(query)) {
    setShown(JSON.stringify(query))
    write(fieldsOf(query))
    setFault(undefined)
  }
  const service = useQuery({ ...serviceQuery(query.serviceId ?? ''), enabled: query.serviceId !== undefined }).data
  const written =
    query.number !== undefined || query.serviceId !== undefined || query.from !== undefined || query.to !== undefined
  const today = isoDay(now())

  function look(serviceId = query.serviceId) {
    const wrong = form.current !== null && hasPartlyTypedDay(form.current) ? 'incomplete' : readEnds(from, to, today)
    setFault(wrong)
    if (wrong !== undefined) return
    onQuery({
      ...(query.list !== undefined && { list: query.list }),
      ...(number.trim() !== '' && { number: number.trim() }),
      ...(serviceId !== undefined && { serviceId }),
      ...(from !== null && { from }),
      ...(to !== null && { to }),
    })
  }

  function submit(event: SubmitEvent) {
    event.preventDefault()
    look()
  }

  const day = { min: firstDay, max: today, faulty: fault !== undefined, describedBy: fault && faultId }
  return (
    // The `search` element is not supported by all browsers yet.
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <form ref={form} role="search" aria-label={words.search} className={styles.search} onSubmit={submit} noValidate>
      <TextField
        label={words.number}
        maxLength={60}
        value={number}
        onValue={(next) => write({ number: next, from, to })}
        placeholder={words.numberHint}
      />
      <ServiceField chosen={service} onChoose={({ id }) => look(id)} compact withRetired />
      <DayField label={words.from} day={from} onDay={(next) => write({ number, from: next, to })} {...day} />
      <DayField label={words.to} day={to} onDay={(next) => write({ number, from, to: next })} {...day} />
      <div className={styles.acts}>
        <Button kind="main" type="submit">
          {words.show}
        </Button>
        {written && (
          <Button
            kind="icon"
            aria-label={words.clear}
            title={words.clear}
            onClick={() => onQuery(query.list === undefined ? {} : { list: query.list })}
          >
            <Icon name="x" />
          </Button>
        )}
      </div>
      <p id={faultId} className={styles.fault} role="alert">
        {fault && faults[fault]}
      </p>
    </form>
  )
}
