import { exampleNumber, numberFormatFault, type CentreSettings } from '@diia-desk/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, type FormEvent } from 'react'
import { announce } from '../../../components/announcer.tsx'
import { Button } from '../../../components/button.tsx'
import { ProblemNote } from '../../../components/problem-note.tsx'
import { now } from '../../../lib/clock.ts'
import { useDraft } from '../../../lib/drafts.ts'
import { isoDay } from '../../../lib/format.ts'
import { changeCentreMutation } from '../queries.ts'
import styles from './connect-page.module.css'
import { useConnectWords } from './words.ts'

/** The format of appeal numbers, with an example that changes while typing. */
export function NumberFormat({ settings, mayChange }: { settings: CentreSettings; mayChange: boolean }) {
  const words = useConnectWords().numbers
  const ids = { field: useId(), help: useId(), fault: useId() }
  const [typed, setTyped] = useDraft('number-format', settings.numberFormat)
  const change = useMutation(changeCentreMutation(useQueryClient()))
  const format = typed.trim()
  const fault = numberFormatFault(format)

  function submit(event: FormEvent) {
    event.preventDefault()
    if (fault === undefined)
      change.mutate(
        { numberFormat: format },
        {
          onSuccess: (kept) => {
            setTyped(kept.numberFormat)
            announce(words.saved)
          },
        },
      )
  }

  return (
    <form className={styles.part} onSubmit={submit} noValidate>
      <h2>{words.heading}</h2>
      {mayChange && (
        <div className={`${styles.field} ${styles.facts}`}>
          <label htmlFor={ids.field}>{words.label}</label>
          <input
            id={ids.field}
            value={typed}
            maxLength={60}
            autoComplete="off"
            spellCheck={false}
            translate="no"
            aria-invalid={fault !== undefined}
            aria-describedby={`${ids.fault} ${ids.help}`}
            onChange={(event) => setTyped(event.target.value)}
          />
          <p id={ids.fault} className={styles.fault} role="alert">
            {fault && words.fault[fault]}
          </p>
          <p id={ids.help} className="hint">
            {words.help}
          </p>
        </div>
      )}
      <p>
        <span className="quiet">{words.example}</span>
        <br />
        <output className={styles.example}>{fault === undefined ? exampleNumber(format, isoDay(now())) : '–'}</output>
      </p>
      {mayChange && format !== settings.numberFormat && (
        <>
          <p className="hint">{words.later}</p>
          <Button type="submit" disabled={fault !== undefined || change.isPending}>
            {words.save}
          </Button>
        </>
      )}
      {change.isError && <ProblemNote title={words.failed} error={change.error} />}
    </form>
  )
}
