import { applicantTypes, channels, type DocumentCopySummary } from '@diia-desk/contract'
import type { ReactNode } from 'react'
import { Button } from '../../components/button.tsx'
import { CheckField, RadioField, SelectField, TextField } from '../../components/field.tsx'
import { applicantOf, type Draft } from './draft.ts'
import styles from './registration-form.module.css'
import { useAppealWords } from './words.ts'

/** A check or a request of the visit, with the line that shows it. */
export interface Attachable {
  id: string
  kind: 'validation' | 'document-request'
  copies: readonly DocumentCopySummary[]
  line: ReactNode
}

interface PartProps {
  draft: Draft
  write: (change: Partial<Draft>) => void
}

export function KindAndChannel({ draft, write }: PartProps) {
  const words = useAppealWords()
  const { service } = draft
  return (
    <div className={styles.row}>
      <RadioField
        label={words.form.applicantType}
        value={draft.applicantType}
        onValue={(applicantType) => write({ applicantType })}
        options={(service === undefined || service.applicantTypes.length === 0
          ? applicantTypes
          : service.applicantTypes
        ).map((value) => ({ value, text: words.applicantType[value] }))}
      />
      <SelectField
        label={words.form.channel}
        value={draft.channel}
        onValue={(channel) => write({ channel })}
        options={channels.map((value) => ({ value, text: words.channel[value] }))}
      />
    </div>
  )
}

/** The applicant; names from the copies of the visit are offered. */
export function ApplicantField({ draft, names, write }: PartProps & { names: readonly string[] }) {
  const words = useAppealWords()
  const applicant = applicantOf(draft, names)
  return (
    <>
      <TextField
        name="applicant"
        label={draft.applicantType === 'legal' ? words.form.applicantOfLegal : words.form.applicant}
        maxLength={300}
        value={applicant}
        onValue={(name) => write({ applicant: name })}
        hint={draft.applicant === undefined && names.length > 0 ? words.form.fromCopies : words.form.applicantHint}
      />
      {names.length > 1 && (
        <p className={styles.others}>
          <span className="hint">{words.form.others}</span>
          {names
            .filter((name) => name !== applicant)
            .map((name) => (
              <Button key={name} kind="plain" onClick={() => write({ applicant: name })}>
                {name}
              </Button>
            ))}
        </p>
      )}
    </>
  )
}

export function AttachedField({ draft, attachable, write }: PartProps & { attachable: readonly Attachable[] }) {
  const words = useAppealWords()
  return (
    <fieldset className={styles.attached}>
      <legend>{words.form.attached}</legend>
      {attachable.length === 0 && <p className="hint">{words.form.nothingToAttach}</p>}
      {attachable.map(({ id, line }) => (
        <CheckField
          key={id}
          narrow
          value={!draft.leftOut.includes(id)}
          onValue={(stays) =>
            write({ leftOut: stays ? draft.leftOut.filter((other) => other !== id) : [...draft.leftOut, id] })
          }
        >
          <span className={styles.line}>{line}</span>
        </CheckField>
      ))}
    </fieldset>
  )
}

/** Scrolls the opened part into view: it is at the end, often below the actions or outside the window. */
export function MoreFields({ draft, write }: PartProps) {
  const words = useAppealWords()
  return (
    <details
      className={styles.more}
      onToggle={({ currentTarget }) => currentTarget.open && currentTarget.scrollIntoView({ block: 'nearest' })}
    >
      <summary>{words.form.more}</summary>
      <div className={styles.pair}>
        <TextField label={words.form.note} maxLength={2000} value={draft.note} onValue={(note) => write({ note })} />
        <TextField
          label={words.form.phone}
          inputMode="tel"
          maxLength={40}
          value={draft.phone}
          onValue={(phone) => write({ phone })}
        />
      </div>
      <div className={styles.checks}>
        <CheckField value={draft.isConsultation} onValue={(isConsultation) => write({ isConsultation })}>
          {words.form.isConsultation}
        </CheckField>
        <CheckField value={draft.isTest} onValue={(isTest) => write({ isTest })}>
          {words.form.isTest}
        </CheckField>
      </div>
    </details>
  )
}
