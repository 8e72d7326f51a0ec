import { useMutation, useQueryClient, type MutationOptions, type QueryClient } from '@tanstack/react-query'
import { useRef, useState, type SubmitEvent } from 'react'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { ProblemNote } from '../../components/problem-note.tsx'
import { useFocusInForm } from '../../lib/focus.ts'
import { asProblem } from '../../lib/problem.ts'
import styles from './profile-page.module.css'
import { useProfileWords } from './words.ts'

interface AskPasswordProps<Result> {
  /** What is done with the password. */
  mutation: (client: QueryClient) => MutationOptions<Result, Error, string>
  submit: string
  /** Said when it was not done. */
  failed: string
  onDone: (result: Result) => void
  onCancel: () => void
}

/** Asks for the password again before something grave. */
export function AskPassword<Result>({ mutation, submit, failed, onDone, onCancel }: AskPasswordProps<Result>) {
  const words = useProfileWords()
  const run = useMutation(mutation(useQueryClient()))
  const [password, setPassword] = useState('')
  const [isMissing, setMissing] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const problem = run.isError ? asProblem(run.error) : undefined
  const isWrong = problem?.body?.errors?.some(({ code }) => code === 'wrong-password') === true

  useFocusInForm(form, problem)

  function send(event: SubmitEvent) {
    event.preventDefault()
    if (run.isPending) return
    setMissing(password === '')
    if (password !== '') run.mutate(password, { onSuccess: onDone })
  }

  const error = isMissing ? words.currentMissing : isWrong ? words.faults['wrong-password'] : undefined
  return (
    <form ref={form} className={styles.form} onSubmit={send} noValidate>
      <TextField
        label={words.current}
        type="password"
        name="current-password"
        autoComplete="current-password"
        value={password}
        onValue={setPassword}
        error={error}
      />
      {problem !== undefined && !isWrong && <ProblemNote title={failed} error={run.error} />}
      <div className={styles.actions}>
        <Button kind="main" type="submit" aria-disabled={run.isPending}>
          {submit}
        </Button>
        <Button onClick={onCancel}>{words.cancel}</Button>
      </div>
    </form>
  )
}
