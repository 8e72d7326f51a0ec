import { serviceCodeSchema, type CatalogueItem } from '@diia-desk/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState, type SubmitEvent } from 'react'
import { announce } from '../../components/announcer.tsx'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { Note } from '../../components/note.tsx'
import { ProblemNote } from '../../components/problem-note.tsx'
import { useDraft } from '../../lib/drafts.ts'
import { DocumentChoice } from './document-choice.tsx'
import { NumberField } from './number-field.tsx'
import { changeServiceMutation, serviceByCodeQuery } from './queries.ts'
import styles from './services-page.module.css'
import { useServicesWords } from './words.ts'

const writtenOf = ({
  code = '',
  localNumber = '',
  documents,
}: Pick<CatalogueItem, 'code' | 'localNumber' | 'documents'>): {
  code: string
  number: string
  documents: readonly string[]
} => ({ code, number: localNumber, documents })

/** The centre's own settings of a service. */
export function SettingsForm({ service, onMerged }: { service: CatalogueItem; onMerged: (id: string) => void }) {
  const words = useServicesWords()
  const client = useQueryClient()
  const change = useMutation(changeServiceMutation(client, service.id))
  const [written, write] = useDraft(`service ${service.id}`, writtenOf(service))
  const { code, number, documents } = written
  const [wrong, setWrong] = useState(false)
  const codeInput = useRef<HTMLInputElement>(null)
  const fixed = service.origin === 'register'

  function submit(event: SubmitEvent) {
    event.preventDefault()
    if (change.isPending) return
    const unreadable = code !== '' && !serviceCodeSchema.safeParse(code).success
    setWrong(unreadable)
    if (unreadable) {
      codeInput.current?.focus()
      return
    }
    const settings = {
      ...(!fixed && code !== (service.code ?? '') && { code: code === '' ? null : code }),
      localNumber: number.trim() === '' ? null : number.trim(),
      documents: [...documents],
    }
    change.mutate(settings, {
      onSuccess: (kept) => {
        const merged = kept.id !== service.id
        write(writtenOf(merged ? service : kept))
        announce(merged ? words.merged(kept.code ?? '') : words.saved)
        if (merged) onMerged(kept.id)
      },
    })
  }

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <h3>{words.settings}</h3>
      {service.code === undefined && (
        <Note tone="warn" icon="triangle-alert">
          <p>{words.missingCode(service.appealsWithoutCode)}</p>
        </Note>
      )}
      {!fixed && (
        <div className={styles.field}>
          <label htmlFor="service-code">{words.codeField}</label>
          <input
            id="service-code"
            ref={codeInput}
            className={`num ${styles.input} ${styles.short}`}
            value={code}
            inputMode="numeric"
            maxLength={5}
            autoComplete="off"
            aria-invalid={wrong}
            aria-describedby="service-code-help"
            onChange={(event) => write({ ...written, code: event.target.value.replaceAll(/\D/g, '') })}
          />
          <div id="service-code-help">
            <CodeHelp code={code} own={service} wrong={wrong} />
          </div>
        </div>
      )}
      <NumberField number={number} onNumber={(next) => write({ ...written, number: next })} />
      <DocumentChoice chosen={documents} onChange={(next) => write({ ...written, documents: next })} />
      {change.isError && <ProblemNote title={words.saveFailed} error={change.error} />}
      <div className={styles.actions}>
        <Button kind="main" type="submit" aria-disabled={change.isPending}>
          {change.isPending ? words.saving : words.save}
        </Button>
        {change.isSuccess && (
          <span className="state tone-ok">
            <Icon name="check" />
            {words.saved}
          </span>
        )}
      </div>
    </form>
  )
}

/** Shows which service has the code before it is saved, because saving merges both services. */
function CodeHelp({ code, own, wrong }: { code: string; own: CatalogueItem; wrong: boolean }) {
  const words = useServicesWords()
  const holder = useQuery(serviceByCodeQuery(code === own.code ? '' : code))
  if (wrong && code.length !== 5)
    return (
      <p className={styles.wrong} role="alert">
        <Icon name="circle-alert" />
        {words.codeWrong}
      </p>
    )
  if (holder.data) return <output className={styles.told}>{words.codeIs(holder.data.name)}</output>
  if (holder.data === null) return <output className={`${styles.told} tone-warn`}>{words.codeUnknown}</output>
  return <p className="hint">{words.codeHint}</p>
}
