import { passwordCharacters, passwordLength, type FieldErrorCode } from '@diia-desk/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState, type SubmitEvent } from 'react'
import { announce } from '../../components/announcer.tsx'
import { Button } from '../../components/button.tsx'
import { CheckField, TextField } from '../../components/field.tsx'
import { ProblemNote } from '../../components/problem-note.tsx'
import { asProblem } from '../../lib/problem.ts'
import styles from './profile-page.module.css'
import { changePasswordMutation } from './queries.ts'
import { useProfileWords } from './words.ts'

interface PasswordFormProps {
  login: string
  onDone: () => void
  onCancel: () => void
}

/** The present password and a new one, which may be pasted and shown. Both are forgotten when the form closes. */
export function PasswordForm({ login, onDone, onCancel }: PasswordFormProps) {
  const words = useProfileWords()
  const change = useMutation(changePasswordMutation(useQueryClient()))
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [isShown, setShown] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const [missing, setMissing] = useState<'current' | 'next'>()
  const problem = change.isError ? asProblem(change.error) : undefined
  const fault = (field: 'current' | 'next') => problem?.body?.errors?.find((error) => error.field === field)?.code
  const textOf = (field: 'current' | 'next'): string | undefined => {
    if (missing === field) return field === 'current' ? words.currentMissing : words.faults['too-short']
    const code = fault(field)
    return code === undefined ? undefined : (words.faults as Partial<Record<FieldErrorCode, string>>)[code]
  }
  const length = passwordCharacters(next)

  function submit(event: SubmitEvent) {
    event.preventDefault()
    if (change.isPending) return
    const lacks = current === '' ? 'current' : length < passwordLength.min ? 'next' : undefined
    setMissing(lacks)
    change.reset()
    if (lacks !== undefined) return
    change.mutate(
      { current, next },
      {
        onSuccess: () => {
          announce(words.changed)
          onDone()
        },
      },
    )
  }

  // The person has just asked for the form.
  useEffect(() => form.current?.querySelector<HTMLInputElement>('input[type=password]')?.focus(), [])
  // What was refused is corrected next.
  const wrong = textOf('current') !== undefined ? 'current' : textOf('next') !== undefined ? 'next' : undefined
  useEffect(() => {
    if (problem === undefined || wrong === undefined) return
    const field = form.current?.querySelector<HTMLInputElement>(`input[name=${wrong}-password]`)
    field?.focus()
    field?.select()
  }, [problem, wrong])

  const type = isShown ? 'text' : 'password'
  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      {/* Password managers store the new password under this name. */}
      <input type="text" name="username" autoComplete="username" value={login} readOnly hidden />
      <TextField
        label={words.current}
        type={type}
        name="current-password"
        autoComplete="current-password"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={passwordLength.max}
        value={current}
        onValue={setCurrent}
        error={textOf('current')}
      />
      <TextField
        label={words.next}
        type={type}
        name="next-password"
        autoComplete="new-password"
        autoCapitalize="none"
        spellCheck={false}
        value={next}
        onValue={setNext}
        hint={words.nextHint(passwordLength.min, length)}
        error={textOf('next')}
      />
      <CheckField value={isShown} onValue={setShown} narrow>
        {words.show}
      </CheckField>
      {problem !== undefined && wrong === undefined && <ProblemNote title={words.changeFailed} error={change.error} />}
      <div className={styles.actions}>
        <Button kind="main" type="submit" aria-disabled={change.isPending}>
          {change.isPending ? words.changing : words.changeSubmit}
        </Button>
        <Button onClick={onCancel}>{words.cancel}</Button>
      </div>
      <p className="hint">{words.othersEnd}</p>
    </form>
  )
}
