import { durationTypes, type DurationType } from '@diia-desk/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState, type SubmitEvent } from 'react'
import { announce } from '../../components/announcer.tsx'
import { Button } from '../../components/button.tsx'
import { LongTextField } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { ProblemNote } from '../../components/problem-note.tsx'
import { DocumentChoice } from './document-choice.tsx'
import { NumberField } from './number-field.tsx'
import { addServiceMutation } from './queries.ts'
import styles from './services-page.module.css'
import { useServicesWords } from './words.ts'

/** Adds a service that only this centre gives. */
export function NewService({ onAdded, onClose }: { onAdded: (id: string) => void; onClose: () => void }) {
  const words = useServicesWords()
  const add = useMutation(addServiceMutation(useQueryClient()))
  const [name, setName] = useState('')
  const [number, setNumber] = useState('')
  const [unit, setUnit] = useState<DurationType>()
  const [count, setCount] = useState('10')
  const [documents, setDocuments] = useState<readonly string[]>([])
  const [missing, setMissing] = useState(false)
  const nameInput = useRef<HTMLTextAreaElement>(null)

  function submit(event: SubmitEvent) {
    event.preventDefault()
    if (add.isPending) return
    const empty = name.trim().length < 3
    setMissing(empty)
    if (empty) {
      nameInput.current?.focus()
      return
    }
    const service = { name: name.trim(), documents: [...documents], ...(number.trim() !== '' && { localNumber: number.trim() }), ...(unit !== undefined && count !== '' && { duration: { type: unit, value: Number(count) } }) }
    add.mutate(service, { onSuccess: ({ id }) => {
      announce(words.added)
      onAdded(id)
    } })
  }

  return (
    <aside className={styles.panel} aria-label={words.newService}>
      <Button kind="icon" className={styles.close} aria-label={words.close} title={words.close} onClick={onClose}><Icon name="x" /></Button>
      <header><h2>{words.newService}</h2><p className="quiet">{words.newHelp}</p></header>
      <form className={styles.form} onSubmit={submit} noValidate>
        <LongTextField ref={nameInput} label={words.nameField} rows={3} maxLength={1000} value={name} onValue={setName} error={missing ? words.nameMissing : undefined} />
        <NumberField number={number} onNumber={setNumber} />
        <fieldset className={styles.term}>
          <legend>{words.termField}</legend>
          {unit !== undefined && <input className={`num ${styles.input}`} aria-label={words.termCount} inputMode="numeric" maxLength={3} value={count} onChange={(event) => setCount(event.target.value.replaceAll(/\D/g, ''))} />}
          <span className={styles.select}>
            <select className={styles.input} aria-label={words.termField} value={unit ?? ''} onChange={(event) => setUnit(durationTypes.find((type) => type === event.target.value))}>
              <option value="">{words.termNone}</option>
              {durationTypes.map((type) => <option key={type} value={type}>{words.termUnit[type]}</option>)}
            </select>
            <Icon name="chevron-down" />
          </span>
        </fieldset>
        <DocumentChoice chosen={documents} onChange={setDocuments} />
        {add.isError && <ProblemNote title={words.saveFailed} error={add.error} />}
        <div className={styles.actions}><Button kind="main" type="submit" aria-disabled={add.isPending}>{add.isPending ? words.saving : words.add}</Button></div>
      </form>
    </aside>
  )
}
