import { channels, type Appeal, type AppealChange, type Channel } from '@diia-desk/contract'
import { useEffect, useRef, useState, type ReactNode, type SubmitEvent } from 'react'
import { Button } from '../../components/button.tsx'
import { LongTextField, RadioField, SelectField, TextField } from '../../components/field.tsx'
import { now } from '../../lib/clock.ts'
import { useDraft } from '../../lib/drafts.ts'
import { readMoment } from '../../lib/kyiv-time.ts'
import styles from './appeal-steps.module.css'
import type { FormStep } from './appeal-steps.tsx'
import { useAppealWords } from './words.ts'

interface StepFormProps {
  step: FormStep
  appeal: Appeal
  saving: boolean
  problem: ReactNode
  onSave: (change: AppealChange) => void
  onCancel: () => void
}

const ownWords = 'own'

interface Written {
  ground: string
  text: string
  channel: Channel | ''
  rating: string
  when: string
}

/** Name of the draft of a step. */
export const stepDraft = (appealId: string, step: FormStep) => `step ${appealId} ${step}`

/** What a step needs to be written down. */
export function StepForm({ step, appeal, saving, problem, onSave, onCancel }: StepFormProps) {
  const words = useAppealWords()
  const own = words.steps
  const grounds = step === 'refused' ? (appeal.service?.refusalGrounds ?? []) : []
  const [{ ground, text, channel, rating, when }, write] = useDraft<Written>(stepDraft(appeal.id, step), {
    ground: grounds.length === 0 ? ownWords : '',
    text: '',
    channel: step === 'issued' ? appeal.channel : '',
    rating: '',
    when: '',
  })
  const put = (part: Partial<Written>) => write({ ground, text, channel, rating, when, ...part })
  const [asked, setAsked] = useState(false)
  const form = useRef<HTMLFormElement>(null)

  // The button that opened the form is gone: the hands go on in its place.
  useEffect(() => form.current?.querySelector<HTMLElement>('input, textarea, select')?.focus(), [])

  const happenedAt = when.trim() === '' ? undefined : readMoment(when)
  const wrongWhen =
    when.trim() === ''
      ? undefined
      : happenedAt === undefined
        ? own.wrongMoment
        : Date.parse(happenedAt) > now()
          ? own.inFuture
          : undefined
  const reason = (ground === ownWords ? text : ground === '' ? '' : (grounds[Number(ground)] ?? '')).trim()
  const lacksReason = (step === 'refused' || step === 'returned') && reason === ''
  const lacksRating = step === 'rated' && rating === ''

  function submit(event: SubmitEvent) {
    event.preventDefault()
    setAsked(true)
    if (wrongWhen === undefined && !lacksReason && !lacksRating && !saving) onSave(changeOf())
  }

  function changeOf(): AppealChange {
    if (step === 'rated') return { kind: 'rated', rating: Number(rating) }
    const at = { ...(happenedAt !== undefined && { happenedAt }) }
    if (step === 'refused' || step === 'returned') return { kind: step, reason, ...at }
    if (step === 'withdrawn') return { kind: step, ...at }
    return { kind: step, ...(channel !== '' && { receivingChannel: channel }), ...at }
  }

  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      <h2>{own.do[step]}</h2>
      {step === 'withdrawn' && <p>{own.withdrawnHelp}</p>}
      {grounds.length > 0 && (
        <RadioField
          column
          label={own.grounds}
          value={ground}
          onValue={(next) => put({ ground: next })}
          error={asked && lacksReason && ground === '' ? own.needReason : undefined}
          options={[
            ...grounds.map((one, index) => ({ value: String(index), text: one })),
            { value: ownWords, text: own.ownGround },
          ]}
        />
      )}
      {(step === 'returned' || (step === 'refused' && ground === ownWords)) && (
        <LongTextField
          label={step === 'returned' ? own.returnReason : own.ground}
          value={text}
          onValue={(next) => put({ text: next })}
          maxLength={2000}
          error={asked && lacksReason ? own.needReason : undefined}
        />
      )}
      {step === 'rated' && (
        <RadioField
          label={own.rating}
          value={rating}
          onValue={(next) => put({ rating: next })}
          error={asked && lacksRating ? own.needRating : undefined}
          options={Array.from({ length: 11 }, (_, index) => ({ value: String(index), text: String(index) }))}
        />
      )}
      {step !== 'rated' && (
        <div className={styles.pair}>
          {(step === 'completed' || step === 'issued') && (
            <SelectField
              label={own.channel}
              value={channel}
              onValue={(next) => put({ channel: next })}
              options={channels.map((value) => ({ value, text: words.channel[value] }))}
              {...(step === 'completed' && { empty: own.channelLater })}
            />
          )}
          <TextField
            label={own.when}
            hint={own.whenHint}
            inputMode="numeric"
            value={when}
            onValue={(next) => put({ when: next })}
            error={asked ? wrongWhen : undefined}
          />
        </div>
      )}
      {problem}
      <div className={styles.acts}>
        <Button kind="main" type="submit" disabled={saving}>
          {saving ? own.saving : own.save}
        </Button>
        <Button onClick={onCancel}>{own.cancel}</Button>
      </div>
    </form>
  )
}
