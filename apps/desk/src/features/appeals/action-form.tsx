import { channels, type Appeal, type AppealChange, type Channel } from '@diia-desk/contract'
import { useEffect, useRef, useState, type ReactNode, type SubmitEvent } from 'react'
import { Button } from '../../components/button.tsx'
import { LongTextField, RadioField, SelectField, TextField } from '../../components/field.tsx'
import { now } from '../../lib/clock.ts'
import { useDraft } from '../../lib/drafts.ts'
import { readMoment } from '../../lib/kyiv-time.ts'
import styles from './appeal-actions.module.css'
import { useAppealWords } from './words.ts'

/** Actions that need more input than a click. */
export const formActions = ['completed', 'refused', 'returned', 'withdrawn', 'issued', 'rated'] as const
export type FormAction = (typeof formActions)[number]

interface ActionFormProps {
  action: FormAction
  appeal: Appeal
  saving: boolean
  problem: ReactNode
  onSave: (change: AppealChange) => void
  onCancel: () => void
}

const ownWords = 'own'

interface ActionValues {
  ground: string
  text: string
  channel: Channel | ''
  rating: string
  when: string
}

/** Name of the draft of an action. */
export const actionDraft = (appealId: string, action: FormAction) => `action ${appealId} ${action}`

/** The form with the data that an action needs. */
export function ActionForm({ action, appeal, saving, problem, onSave, onCancel }: ActionFormProps) {
  const words = useAppealWords()
  const own = words.actions
  const grounds = action === 'refused' ? (appeal.service?.refusalGrounds ?? []) : []
  const [{ ground, text, channel, rating, when }, write] = useDraft<ActionValues>(actionDraft(appeal.id, action), {
    ground: grounds.length === 0 ? ownWords : '',
    text: '',
    channel: action === 'issued' ? appeal.channel : '',
    rating: '',
    when: '',
  })
  const put = (part: Partial<ActionValues>) => write({ ground, text, channel, rating, when, ...part })
  const [asked, setAsked] = useState(false)
  const form = useRef<HTMLFormElement>(null)

  // The button that opened the form has disappeared, so the focus moves into the form.
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
  const lacksReason = (action === 'refused' || action === 'returned') && reason === ''
  const lacksRating = action === 'rated' && rating === ''

  function submit(event: SubmitEvent) {
    event.preventDefault()
    setAsked(true)
    if (wrongWhen === undefined && !lacksReason && !lacksRating && !saving) onSave(changeOf())
  }

  function changeOf(): AppealChange {
    if (action === 'rated') return { kind: 'rated', rating: Number(rating) }
    const at = { ...(happenedAt !== undefined && { happenedAt }) }
    if (action === 'refused' || action === 'returned') return { kind: action, reason, ...at }
    if (action === 'withdrawn') return { kind: action, ...at }
    return { kind: action, ...(channel !== '' && { receivingChannel: channel }), ...at }
  }

  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      <h2>{own.do[action]}</h2>
      {action === 'withdrawn' && <p>{own.withdrawnHelp}</p>}
      {(action === 'refused' || action === 'returned') && (
        <ReasonFields
          action={action}
          grounds={grounds}
          ground={ground}
          text={text}
          put={put}
          error={asked && lacksReason ? own.needReason : undefined}
        />
      )}
      {action === 'rated' && (
        <RadioField
          label={own.rating}
          value={rating}
          onValue={(next) => put({ rating: next })}
          error={asked && lacksRating ? own.needRating : undefined}
          options={Array.from({ length: 11 }, (_, index) => ({ value: String(index), text: String(index) }))}
        />
      )}
      {action !== 'rated' && (
        <div className={styles.pair}>
          {(action === 'completed' || action === 'issued') && (
            <SelectField
              label={own.channel}
              value={channel}
              onValue={(next) => put({ channel: next })}
              options={channels.map((value) => ({ value, text: words.channel[value] }))}
              {...(action === 'completed' && { empty: own.channelLater })}
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

/** Why an appeal is refused or returned: one of the register's grounds, or the clerk's own words. */
function ReasonFields({
  action,
  grounds,
  ground,
  text,
  put,
  error,
}: Pick<ActionValues, 'ground' | 'text'> & {
  action: 'refused' | 'returned'
  grounds: readonly string[]
  put: (part: Partial<ActionValues>) => void
  error: string | undefined
}) {
  const words = useAppealWords().actions
  return (
    <>
      {grounds.length > 0 && (
        <RadioField
          column
          label={words.grounds}
          value={ground}
          onValue={(next) => put({ ground: next })}
          error={ground === '' ? error : undefined}
          options={[
            ...grounds.map((one, index) => ({ value: String(index), text: one })),
            { value: ownWords, text: words.ownGround },
          ]}
        />
      )}
      {(action === 'returned' || ground === ownWords) && (
        <LongTextField
          label={action === 'returned' ? words.returnReason : words.ground}
          value={text}
          onValue={(next) => put({ text: next })}
          maxLength={2000}
          error={error}
        />
      )}
    </>
  )
}
