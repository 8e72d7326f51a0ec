import type { Appeal } from '@diia-desk/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState, type SubmitEvent } from 'react'
import { announce } from '../../components/announcer.tsx'
import { Button } from '../../components/button.tsx'
import { CheckField, LongTextField } from '../../components/field.tsx'
import { Note } from '../../components/note.tsx'
import { ProblemNote } from '../../components/problem-note.tsx'
import { now } from '../../lib/clock.ts'
import { useDraft } from '../../lib/drafts.ts'
import styles from './appeal-actions.module.css'
import {
  correctionOf,
  errorsIn,
  valuesOf,
  type CheckedField,
  type CorrectionValues,
  type FieldError,
} from './correction.ts'
import { ApplicantPart, ChannelsAndFee, DatesPart, ServicePart } from './correction-parts.tsx'
import { changeMutation } from './queries.ts'
import { useAppealWords } from './words.ts'

/** Parts at which the form can open, as written in the address. */
export const correctedFields = ['service', 'dates', 'applicant', 'centre'] as const
export type CorrectedField = (typeof correctedFields)[number]

/** Name of the draft of an appeal's correction. */
export const correctionDraft = (id: string) => `correction ${id}`

/**
 * All fields of an appeal that can be corrected. The dates decide whether the term was kept, and a test appeal is not
 * counted: `mayDates` is true only for those whose work is not measured by them.
 */
export function CorrectionForm({
  appeal,
  field,
  mayDates,
  onDone,
}: {
  appeal: Appeal
  field: CorrectedField
  mayDates: boolean
  onDone: () => void
}) {
  const words = useAppealWords()
  // Only changed fields are stored: the others follow the appeal, which colleagues may change meanwhile.
  const [changed, setChanged, drop] = useDraft<Partial<CorrectionValues>>(correctionDraft(appeal.id), {})
  const values = { ...valuesOf(appeal), ...changed }
  const [asked, setAsked] = useState(false)
  const change = useMutation(changeMutation(useQueryClient(), appeal.id))
  const form = useRef<HTMLFormElement>(null)
  const write = (part: Partial<CorrectionValues>) => setChanged({ ...changed, ...part })
  const leave = () => {
    drop()
    onDone()
  }
  const ended = appeal.status === 'completed' || appeal.status === 'refused'
  const faults = errorsIn(values, now())
  const correction = correctionOf(appeal, values)
  const error = (name: CheckedField, format = words.actions.wrongMoment) => {
    const fault = asked ? faults[name] : undefined
    return fault && (fault === 'format' ? format : errorText(fault, words))
  }

  useEffect(() => {
    const part = form.current?.querySelector(`[data-part=${field}]`)
    part?.scrollIntoView({ block: 'nearest' })
    part?.querySelector<HTMLElement>('input, select, button')?.focus()
  }, [field])

  function submit(event: SubmitEvent) {
    event.preventDefault()
    setAsked(true)
    if (correction === undefined || Object.keys(faults).length > 0 || change.isPending) return
    change.mutate(
      { kind: 'corrected', ...correction },
      {
        onSuccess: () => {
          announce(words.actions.saved)
          leave()
        },
      },
    )
  }

  return (
    <section className={styles.box} aria-label={words.correct.title}>
      <form ref={form} className={styles.form} onSubmit={submit} noValidate>
        <h2>{words.correct.title}</h2>
        <p className="quiet">{words.correct.help}</p>
        {field === 'centre' && (
          <Note tone="info" icon="circle-alert">
            <p>{words.correct.centre}</p>
          </Note>
        )}
        <ServicePart values={values} write={write} />
        {!mayDates && field === 'dates' && (
          <Note tone="info" icon="circle-alert">
            <p>{words.correct.datesByManager}</p>
          </Note>
        )}
        {mayDates && <DatesPart ended={ended} values={values} write={write} error={error} />}
        <ApplicantPart values={values} write={write} />
        <ChannelsAndFee values={values} write={write} error={error} />
        <LongTextField
          label={words.appeal.note}
          maxLength={2000}
          value={values.note}
          onValue={(note) => write({ note })}
        />
        <div className={styles.acts}>
          <CheckField value={values.isConsultation} onValue={(isConsultation) => write({ isConsultation })}>
            {words.form.isConsultation}
          </CheckField>
          {mayDates && (
            <CheckField value={values.isTest} onValue={(isTest) => write({ isTest })}>
              {words.form.isTest}
            </CheckField>
          )}
        </div>
        {asked && correction === undefined && <output>{words.correct.nothing}</output>}
        {change.isError && (
          <ProblemNote title={words.actions.failed} error={change.error} texts={words.changeProblem} />
        )}
        <div className={styles.acts}>
          <Button kind="main" type="submit" disabled={change.isPending}>
            {change.isPending ? words.actions.saving : words.actions.save}
          </Button>
          <Button onClick={leave}>{words.actions.cancel}</Button>
        </div>
      </form>
    </section>
  )
}

function errorText(fault: Exclude<FieldError, 'format'>, words: ReturnType<typeof useAppealWords>): string {
  return {
    required: words.correct.required,
    future: words.actions.inFuture,
    order: words.correct.wrongOrder,
  }[fault]
}
