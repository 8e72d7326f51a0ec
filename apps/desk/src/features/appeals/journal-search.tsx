import { useQuery } from '@tanstack/react-query'
import { useState, type SubmitEvent } from 'react'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { writtenDay } from '../../lib/format.ts'
import { readDay } from '../../lib/kyiv-time.ts'
import type { JournalQuery } from './journal-page.tsx'
import styles from './journal-page.module.css'
import { serviceQuery } from './queries.ts'
import { ServiceField } from './service-field.tsx'
import { useAppealWords } from './words.ts'

/** No scanner is listened to on this page: what is typed is a person's. */
const atOnce = (act: () => void) => act()

function fieldsOf(query: JournalQuery) {
  const day = (iso: string | undefined) => (iso === undefined ? '' : writtenDay(iso))
  return { number: query.number ?? '', from: day(query.from), to: day(query.to) }
}

/** Search by number, service and days of registration. */
export function JournalSearch({ query, onQuery }: { query: JournalQuery; onQuery: (query: JournalQuery) => void }) {
  const words = useAppealWords().journal
  const [{ number, from, to }, write] = useState(fieldsOf(query))
  const [shown, setShown] = useState(JSON.stringify(query))
  const [asked, setAsked] = useState(false)
  // Another query than the one written here: somebody went back, or took another list.
  if (shown !== JSON.stringify(query)) {
    setShown(JSON.stringify(query))
    write(fieldsOf(query))
  }
  const service = useQuery({ ...serviceQuery(query.serviceId ?? ''), enabled: query.serviceId !== undefined }).data
  const wrong = (text: string) => asked && text.trim() !== '' && readDay(text) === undefined
  const written = query.number !== undefined || query.serviceId !== undefined || query.from !== undefined || query.to !== undefined

  function look(serviceId = query.serviceId) {
    setAsked(true)
    const days = { from: readDay(from), to: readDay(to) }
    if ((from.trim() !== '' && days.from === undefined) || (to.trim() !== '' && days.to === undefined)) return
    onQuery({
      ...(query.list !== undefined && { list: query.list }),
      ...(number.trim() !== '' && { number: number.trim() }),
      ...(serviceId !== undefined && { serviceId }),
      ...(days.from !== undefined && { from: days.from }),
      ...(days.to !== undefined && { to: days.to }),
    })
  }

  function submit(event: SubmitEvent) {
    event.preventDefault()
    look()
  }

  return (
    // The tag of that name is not known everywhere yet.
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <form role="search" aria-label={words.search} className={styles.search} onSubmit={submit}>
      <TextField label={words.number} maxLength={60} value={number} onValue={(next) => write({ number: next, from, to })} placeholder={words.numberHint} />
      <ServiceField chosen={service} whenTyped={atOnce} onChoose={({ id }) => look(id)} compact />
      <TextField label={words.from} inputMode="numeric" placeholder={words.dayFormat} value={from} onValue={(next) => write({ number, from: next, to })} error={wrong(from) ? words.wrongDay : undefined} />
      <TextField label={words.to} inputMode="numeric" placeholder={words.dayFormat} value={to} onValue={(next) => write({ number, from, to: next })} error={wrong(to) ? words.wrongDay : undefined} />
      <div className={styles.acts}>
        <Button type="submit"><Icon name="search" />{words.show}</Button>
        {written && <Button kind="icon" aria-label={words.clear} title={words.clear} onClick={() => onQuery(query.list === undefined ? {} : { list: query.list })}><Icon name="x" /></Button>}
      </div>
    </form>
  )
}
