import { durationTypes, type DurationType } from '@diia-desk/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState, type SubmitEvent } from 'react'
import { announce } from '../../components/announcer.tsx'
import { Button } from '../../components/button.tsx'
import { LongTextField } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { ProblemNote } from '../../components/problem-note.tsx'
import { useDraft } from '../../lib/drafts.ts'
import { DocumentChoice } from './document-choice.tsx'
import { NumberField } from './number-field.tsx'
import { addServiceMutation } from './queries.ts'
import styles from './services-page.module.css'
import { useServicesWords } from './words.ts'

interface ServiceValues {
  name: string
  number: string
  /** Null means without a term. */
  unit: DurationType | null
  count: string
  documents: readonly string[]
}

/** Adds a service that only this centre provides. */
export function NewService({ onAdded, onClose }: { onAdded: (id: string) => void; onClose: () => void }) {
  const words = useServicesWords()
  const add = useMutation(addServiceMutation(useQueryClient()))
  const [values, write, drop] = useDraft<ServiceValues>('new-service', {
    name: '',
    number: '',
    unit: null,
    count: '10',
    documents: [],
  })
  const { name, number, unit, count, documents } = values
  const put = (part: Partial<ServiceValues>) => write({ ...values, ...part })
  const [missing, setMissing] = useState(false)
  const nameInput = useRef<HTMLTextAreaElement>(null)

  function close() {
    drop()
    onClose()
  }

  function submit(event: SubmitEvent) {
    event.preventDefault()
    if (add.isPending) return
    const empty = name.trim().length < 3
    setMissing(empty)
    if (empty) {
      nameInput.current?.focus()
      return
    }
    const service = {
      name: name.trim(),
      documents: [...documents],
      ...(number.trim() !== '' && { localNumber: number.trim() }),
      ...(unit !== null && count !== '' && { duration: { type: unit, value: Number(count) } }),
    }
    add.mutate(service, {
      onSuccess: ({ id }) => {
        announce(words.added)
        drop()
        onAdded(id)
      },
    })
  }

  return (
    <aside className={styles.panel} aria-label={words.newService}>
      <Button kind="icon" className={styles.close} aria-label={words.close} title={words.close} onClick={close}>
        <Icon name="x" />
      </Button>
      <header>
        <h2>{words.newService}</h2>
        <p className="quiet">{words.newHelp}</p>
      </header>
      <form className={styles.form} onSubmit={submit} noValidate>
        <LongTextField
          ref={nameInput}
          label={words.nameField}
          rows={3}
          maxLength={1000}
          value={name}
          onValue={(next) => put({ name: next })}
          error={missing ? words.nameMissing : undefined}
        />
        <NumberField number={number} onNumber={(next) => put({ number: next })} />
        <TermField unit={unit} count={count} put={put} />
        <DocumentChoice chosen={documents} onChange={(next) => put({ documents: next })} />
        {add.isError && <ProblemNote title={words.saveFailed} error={add.error} />}
        <div className={styles.actions}>
          <Button kind="main" type="submit" aria-disabled={add.isPending}>
            {add.isPending ? words.saving : words.add}
          </Button>
        </div>
      </form>
    </aside>
  )
}

function TermField({
  unit,
  count,
  put,
}: Pick<ServiceValues, 'unit' | 'count'> & { put: (part: Partial<ServiceValues>) => void }) {
  const words = useServicesWords()
  return (
    <fieldset className={styles.term}>
      <legend>{words.termField}</legend>
      {unit !== null && (
        <input
          className={`num ${styles.input}`}
          aria-label={words.termCount}
          inputMode="numeric"
          maxLength={3}
          value={count}
          onChange={(event) => put({ count: event.target.value.replaceAll(/\D/g, '') })}
        />
      )}
      <span className={styles.select}>
        <select
          className={styles.input}
          aria-label={words.termField}
          value={unit ?? ''}
          onChange={(event) => put({ unit: durationTypes.find((type) => type === event.target.value) ?? null })}
        >
          <option value="">{words.termNone}</option>
          {durationTypes.map((type) => (
            <option key={type} value={type}>
              {words.termUnit[type]}
            </option>
          ))}
        </select>
        <Icon name="chevron-down" />
      </span>
    </fieldset>
  )
}
