import type { Appeal, Service } from '@diia-desk/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import {
  useEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  type SubmitEvent,
} from 'react'
import { Button, Key } from '../../components/button.tsx'
import { SelectField } from '../../components/field.tsx'
import { ProblemNote } from '../../components/problem-note.tsx'
import { StageBox } from '../../components/stage-box.tsx'
import { useStore, type Store } from '../../lib/store.ts'
import { DocumentTicks } from './document-ticks.tsx'
import { applicantOf, missingIn, registrationOf, withService, type Draft } from './draft.ts'
import { holderNamesIn } from './names.ts'
import { registerMutation } from './queries.ts'
import styles from './registration-form.module.css'
import { ApplicantField, AttachedField, KindAndChannel, MoreFields, type Attachable } from './registration-parts.tsx'
import { ServiceField } from './service-field.tsx'
import { isFree, termOf } from './terms.ts'
import { useAppealWords } from './words.ts'

interface RegistrationFormProps {
  draft: Store<Draft>
  attachable: readonly Attachable[]
  /** What happened to a code that was read meanwhile, unless it only became attachable. */
  scan: ReactNode
  whenTyped: (act: () => void) => void
  onBack: () => void
  onRegistered: (appeal: Appeal) => void
}

/** The form of a new appeal. It can be filled in with the keyboard alone: service, Enter, Enter. */
export function RegistrationForm({
  draft: store,
  attachable,
  scan,
  whenTyped,
  onBack,
  onRegistered,
}: RegistrationFormProps) {
  const words = useAppealWords()
  const draft = useStore(store)
  const register = useMutation({ ...registerMutation(useQueryClient()), onError: () => undefined })
  const [asked, setAsked] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const focusNext = useNextFocus(form)
  const write = (change: Partial<Draft>) => store.set({ ...store.get(), ...change })

  const attached = attachable.filter(({ id }) => !draft.leftOut.includes(id))
  const names = holderNamesIn(attached.flatMap(({ copies }) => copies))
  const { service } = draft
  const missing = missingIn(draft)
  const error = (what: typeof missing) =>
    asked && missing === what && what !== undefined ? words.form.missing[what] : undefined

  function submit(event: SubmitEvent) {
    event.preventDefault()
    setAsked(true)
    if (register.isPending) return
    if (service === undefined || missing !== undefined) {
      form.current
        ?.querySelector<HTMLElement>(missing === 'variation' ? '[name=variation]' : '[role=combobox]')
        ?.focus()
      return
    }
    const of = (kind: Attachable['kind']) => attachable.filter((item) => item.kind === kind).map(({ id }) => id)
    register.mutate(
      registrationOf({ ...draft, service }, applicantOf(draft, names), {
        validations: of('validation'),
        documentRequests: of('document-request'),
      }),
      { onSuccess: onRegistered },
    )
  }

  return (
    <StageBox
      tone="form"
      actions={
        <>
          {/* Stays visible however long the form is. */}
          <div className={styles.scan}>{scan}</div>
          {register.isError && (
            <div className={styles.trouble}>
              <ProblemNote title={words.form.failed} error={register.error} texts={words.registerProblem} />
            </div>
          )}
          <RegistrationButtons isPending={register.isPending} onBack={onBack} />
        </>
      }
    >
      {/* Only codes are accepted from a scanner here; other scanned text is removed again. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <form
        id="registration"
        ref={form}
        className={styles.form}
        aria-label={words.form.title}
        data-codes-only=""
        onSubmit={submit}
        onKeyDown={submitOnEnter}
      >
        <h1 className={styles.title}>{words.form.title}</h1>
        <ServiceField
          chosen={service}
          whenTyped={whenTyped}
          error={error('service')}
          focusNow={service === undefined}
          onChoose={(chosen) => {
            focusNext(chosen.variations.length > 1 ? 'variation' : 'applicant')
            store.set(withService(store.get(), chosen))
          }}
        />
        <VariationField draft={draft} write={write} error={error('variation')} />
        <KindAndChannel draft={draft} write={write} />
        <ApplicantField draft={draft} names={names} write={write} />
        {service !== undefined && service.documents.length > 0 && (
          <DocumentTicks
            documents={service.documents.map((type) => ({
              type,
              here: attached.some(({ copies }) => copies.some((copy) => copy.type === type)),
            }))}
          />
        )}
        <AttachedField draft={draft} attachable={attachable} write={write} />
        <MoreFields draft={draft} write={write} />
      </form>
    </StageBox>
  )
}

/** The variation of the service, if it has several, with its term and fee. */
function VariationField({
  draft: { service, variationId },
  write,
  error,
}: {
  draft: Draft
  write: (change: Partial<Draft>) => void
  error: string | undefined
}) {
  const words = useAppealWords()
  const about = termAndFee(
    service?.variations.find(({ id }) => id === variationId),
    words,
  )
  return (
    <>
      {service !== undefined && service.variations.length > 1 && (
        <SelectField
          name="variation"
          label={words.form.variation}
          empty={words.form.chooseVariation}
          options={service.variations.map(({ id, name }) => ({ value: id, text: name }))}
          value={variationId}
          onValue={(chosen) => write({ variationId: chosen })}
          error={error}
        />
      )}
      {about.length > 0 && <p className={`num hint ${styles.about}`}>{about.join(' · ')}</p>}
    </>
  )
}

function RegistrationButtons({ isPending, onBack }: { isPending: boolean; onBack: () => void }) {
  const words = useAppealWords().form
  return (
    <>
      <Button kind="main" large type="submit" form="registration" disabled={isPending}>
        {isPending ? words.submitting : words.submit} <Key>Enter</Key>
      </Button>
      <Button large onClick={onBack}>
        {words.back} <Key>Esc</Key>
      </Button>
    </>
  )
}

/** The term and the fee of a variation, as far as they are known. */
function termAndFee(
  variation: Service['variations'][number] | undefined,
  words: ReturnType<typeof useAppealWords>,
): string[] {
  const term = termOf(variation, words)
  const fee = variation?.fee
  return [
    ...(term === undefined ? [] : [words.form.term(term)]),
    ...(fee === undefined ? [] : [isFree(fee) ? words.free : words.form.fee(words.money(fee))]),
  ]
}

/**
 * Choosing a service moves the focus to the next decision; opening the form again does not move it. The field may
 * appear only with the next rendering.
 */
function useNextFocus(form: RefObject<HTMLFormElement | null>): (field: 'variation' | 'applicant') => void {
  const next = useRef<'variation' | 'applicant'>(undefined)
  useEffect(() => {
    if (next.current === undefined) return
    const field = form.current?.querySelector<HTMLElement>(`[name=${next.current}]`)
    field?.focus()
    // Shows the beginning of a long name.
    if (field instanceof HTMLInputElement) field.setSelectionRange(0, 0)
    next.current = undefined
  })
  return (field) => void (next.current = field)
}

/** Enter registers from any element except those that use Enter themselves. */
function submitOnEnter(event: KeyboardEvent<HTMLFormElement>) {
  if (event.key !== 'Enter' || event.defaultPrevented || event.nativeEvent.isComposing) return
  if (
    event.target instanceof HTMLButtonElement ||
    (event.target instanceof HTMLElement && event.target.tagName === 'SUMMARY')
  )
    return
  event.preventDefault()
  if (!event.repeat) event.currentTarget.requestSubmit()
}
