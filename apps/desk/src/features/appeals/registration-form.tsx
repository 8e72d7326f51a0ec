import { applicantTypes, channels, type Appeal, type DocumentCopySummary } from '@diia-desk/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode, type SubmitEvent } from 'react'
import { Button, Key } from '../../components/button.tsx'
import { CheckField, RadioField, SelectField, TextField } from '../../components/field.tsx'
import { ProblemNote } from '../../components/problem-note.tsx'
import { StageBox } from '../../components/stage-box.tsx'
import { useStore, type Store } from '../../lib/store.ts'
import { DocumentTicks } from './document-ticks.tsx'
import { missingIn, registrationOf, withService, type Draft } from './draft.ts'
import { namesIn } from './names.ts'
import { registerMutation } from './queries.ts'
import styles from './registration-form.module.css'
import { ServiceField } from './service-field.tsx'
import { isFree, termOf } from './terms.ts'
import { useAppealWords } from './words.ts'

/** A check or a request of the visit, with how it looks. */
interface Attachable {
  id: string
  kind: 'validation' | 'document-request'
  copies: readonly DocumentCopySummary[]
  line: ReactNode
}

interface RegistrationFormProps {
  draft: Store<Draft>
  attachable: readonly Attachable[]
  /** What became of a code that was read meanwhile, if there is more to say than that it can be attached. */
  scan: ReactNode
  whenTyped: (act: () => void) => void
  onBack: () => void
  onRegistered: (appeal: Appeal) => void
}

/** A new appeal, by hands that stay on the keyboard: service, Enter, Enter. */
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
  const applicant = draft.applicant ?? names[0] ?? ''
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

  // A chosen service leads on to what is decided next; who only looks at the form again stays where he was.
  useEffect(() => {
    if (next.current === undefined) return
    const field = form.current?.querySelector<HTMLElement>(`[name=${next.current}]`)
    field?.focus()
    // A long name is read from its beginning.
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
      registrationOf({ ...draft, service }, applicant, {
        validations: of('validation'),
        documentRequests: of('document-request'),
      }),
      { onSuccess: onRegistered },
    )
  }

  /** Enter registers wherever it is pressed, but on what has an Enter of its own. */
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
          {/* In view however long the form is. */}
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
      {/* Of scans only codes count here; what else a scanner types is taken back. */}
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
        {service !== undefined && service.documents.length > 0 && (
          <DocumentTicks
            documents={service.documents.map((type) => ({
              type,
              here: attached.some(({ copies }) => copies.some((copy) => copy.type === type)),
            }))}
          />
        )}
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
        {/* What opens stands below all else, often under the actions or past the end of the screen. */}
        <details
          className={styles.more}
          onToggle={({ currentTarget }) => currentTarget.open && currentTarget.scrollIntoView({ block: 'nearest' })}
        >
          <summary>{words.form.more}</summary>
          <div className={styles.pair}>
            <TextField
              label={words.form.note}
              maxLength={2000}
              value={draft.note}
              onValue={(note) => write({ note })}
            />
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
      </form>
    </StageBox>
  )
}
