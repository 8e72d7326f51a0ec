import type { Appeal } from '@diia-desk/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode, type SubmitEvent } from 'react'
import { Button, Key } from '../../components/button.tsx'
import { SelectField } from '../../components/field.tsx'
import { ProblemNote } from '../../components/problem-note.tsx'
import { StageBox } from '../../components/stage-box.tsx'
import { useStore, type Store } from '../../lib/store.ts'
import { DocumentTicks } from './document-ticks.tsx'
import { applicantOf, missingIn, registrationOf, withService, type Draft } from './draft.ts'
import { namesIn } from './names.ts'
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
  const next = useRef<'variation' | 'applicant'>(undefined)
  const form = useRef<HTMLFormElement>(null)
  const write = (change: Partial<Draft>) => store.set({ ...store.get(), ...change })

  const attached = attachable.filter(({ id }) => !draft.leftOut.includes(id))
  const names = namesIn(attached.flatMap(({ copies }) => copies))
  const { service } = draft
  const variation = service?.variations.find(({ id }) => id === draft.variationId)
  const term = termOf(variation, words)
  const about = [
    term !== undefined && words.form.term(term),
    variation?.fee !== undefined && (isFree(variation.fee) ? words.free : words.form.fee(words.money(variation.fee))),
  ].filter((part) => part !== false)
  const missing = missingIn(draft)
  const error = (what: typeof missing) =>
    asked && missing === what && what !== undefined ? words.form.missing[what] : undefined

  // Choosing a service moves the focus to the next decision; opening the form again does not move it.
  useEffect(() => {
    if (next.current === undefined) return
    const field = form.current?.querySelector<HTMLElement>(`[name=${next.current}]`)
    field?.focus()
    // Shows the beginning of a long name.
    if (field instanceof HTMLInputElement) field.setSelectionRange(0, 0)
    next.current = undefined
  })

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

  /** Enter registers from any element except those that use Enter themselves. */
  function enter(event: KeyboardEvent<HTMLFormElement>) {
    if (event.key !== 'Enter' || event.defaultPrevented || event.nativeEvent.isComposing) return
    if (
      event.target instanceof HTMLButtonElement ||
      (event.target instanceof HTMLElement && event.target.tagName === 'SUMMARY')
    )
      return
    event.preventDefault()
    if (!event.repeat) event.currentTarget.requestSubmit()
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
          <Button kind="main" large type="submit" form="registration" disabled={register.isPending}>
            {register.isPending ? words.form.submitting : words.form.submit} <Key>Enter</Key>
          </Button>
          <Button large onClick={onBack}>
            {words.form.back} <Key>Esc</Key>
          </Button>
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
        onKeyDown={enter}
      >
        <h1 className={styles.title}>{words.form.title}</h1>
        <ServiceField
          chosen={service}
          whenTyped={whenTyped}
          error={error('service')}
          focusNow={service === undefined}
          onChoose={(chosen) => {
            next.current = chosen.variations.length > 1 ? 'variation' : 'applicant'
            store.set(withService(store.get(), chosen))
          }}
        />
        {service !== undefined && service.variations.length > 1 && (
          <SelectField
            name="variation"
            label={words.form.variation}
            empty={words.form.chooseVariation}
            options={service.variations.map(({ id, name }) => ({ value: id, text: name }))}
            value={draft.variationId}
            onValue={(variationId) => write({ variationId })}
            error={error('variation')}
          />
        )}
        {about.length > 0 && <p className={`num hint ${styles.about}`}>{about.join(' · ')}</p>}
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
