import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState, type SubmitEvent } from 'react'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { useFocusInForm } from '../../lib/focus.ts'
import { asProblem } from '../../lib/problem.ts'
import { secondStepMutation } from './queries.ts'
import { SignInFailure } from './sign-in-failure.tsx'
import { useSessionWords } from './words.ts'
import styles from './sign-in-page.module.css'

interface SecondStepFormProps {
  /** What the first step has shown. */
  challenge: string
  window: string
  /** Back to login and password; the first step took too long, or somebody else sits down. */
  onBack: () => void
}

/** Asks for a code from the app, or for a recovery code when the phone is lost. */
export function SecondStepForm({ challenge, window, onBack }: SecondStepFormProps) {
  const words = useSessionWords()
  const step = useMutation(secondStepMutation(useQueryClient()))
  const [code, setCode] = useState('')
  const [byRecovery, setByRecovery] = useState(false)
  const [isMissing, setMissing] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const problem = step.isError ? asProblem(step.error) : undefined
  const isOver = problem?.code === 'challenge-over'

  useFocusInForm(form, problem ?? byRecovery)

  function submit(event: SubmitEvent) {
    event.preventDefault()
    if (step.isPending) return
    if (isOver) return onBack()
    setMissing(code.trim() === '')
    if (code.trim() !== '') step.mutate({ challenge, code })
  }

  const off = problem?.body?.clockOffSeconds
  const error = isMissing
    ? words.second.missing
    : problem?.code !== 'wrong-code'
      ? undefined
      : off !== undefined
        ? words.second.clock(off > 0, Math.max(1, Math.round(Math.abs(off) / 60)))
        : byRecovery
          ? words.second.wrongRecovery
          : words.second.wrong
  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      {problem !== undefined && problem.code !== 'wrong-code' && (
        <SignInFailure problem={problem} window={window} cyrillic={false} capsLock={false} />
      )}
      <TextField
        key={String(byRecovery)}
        label={byRecovery ? words.second.recovery : words.second.code}
        hint={byRecovery ? words.second.recoveryHint : words.second.hint}
        error={error}
        value={code}
        onValue={setCode}
        className={`num ${styles.input}`}
        autoComplete="one-time-code"
        inputMode={byRecovery ? 'text' : 'numeric'}
        maxLength={32}
        autoCapitalize="characters"
        spellCheck={false}
      />
      <Button kind="main" large block type="submit" className={styles.submit} aria-disabled={step.isPending}>
        {step.isPending ? words.submitting : isOver ? words.second.begin : words.submit}
      </Button>
      <Button
        kind="plain"
        block
        onClick={() => {
          setByRecovery(!byRecovery)
          setCode('')
          setMissing(false)
          step.reset()
        }}
      >
        {byRecovery ? words.second.byApp : words.second.byRecovery}
      </Button>
      <Button kind="plain" block onClick={onBack}>
        {words.second.back}
      </Button>
    </form>
  )
}
