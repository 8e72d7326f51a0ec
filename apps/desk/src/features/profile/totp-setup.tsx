import type { TotpSecret } from '@diia-desk/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState, type SubmitEvent } from 'react'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { ProblemNote } from '../../components/problem-note.tsx'
import { useFocusInForm } from '../../lib/focus.ts'
import { asProblem } from '../../lib/problem.ts'
import styles from './profile-page.module.css'
import { confirmTotpMutation } from './queries.ts'
import { RecoveryCodes } from './recovery-codes.tsx'
import { useProfileWords } from './words.ts'

interface TotpSetupProps {
  secret: TotpSecret
  onDone: () => void
  onCancel: () => void
}

/** Shows the secret for the app, and takes a first code, with which the second step begins to count. */
export function TotpSetup({ secret: { secret, qr }, onDone, onCancel }: TotpSetupProps) {
  const { totp: words, cancel } = useProfileWords()
  const confirm = useMutation(confirmTotpMutation(useQueryClient()))
  const [code, setCode] = useState('')
  const [isMissing, setMissing] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const problem = confirm.isError ? asProblem(confirm.error) : undefined

  useFocusInForm(form, problem)

  if (confirm.data !== undefined) return <RecoveryCodes codes={confirm.data.codes} onDone={onDone} />

  function submit(event: SubmitEvent) {
    event.preventDefault()
    if (confirm.isPending) return
    setMissing(code.trim() === '')
    if (code.trim() !== '') confirm.mutate(code)
  }

  const off = problem?.body?.clockOffSeconds
  const error = isMissing
    ? words.codeMissing
    : problem?.code !== 'wrong-code'
      ? undefined
      : off === undefined
        ? words.wrongCode
        : words.clock(off > 0, Math.max(1, Math.round(Math.abs(off) / 60)))
  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      <ol className={styles.steps}>
        <li>{words.openApp}</li>
        <li>
          {words.scan}
          <img
            className={styles.qr}
            src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(qr)}`}
            alt={words.qrAlt}
          />
          <span className={`num ${styles.secret}`}>{secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</span>
        </li>
        <li>{words.enter}</li>
      </ol>
      <TextField
        label={words.code}
        hint={words.codeHint}
        error={error}
        value={code}
        onValue={setCode}
        className="num"
        autoComplete="one-time-code"
        inputMode="numeric"
        maxLength={16}
      />
      {problem !== undefined && problem.code !== 'wrong-code' && (
        <ProblemNote title={words.beginFailed} error={confirm.error} />
      )}
      <div className={styles.actions}>
        <Button kind="main" type="submit" aria-disabled={confirm.isPending}>
          {words.enable}
        </Button>
        <Button onClick={onCancel}>{cancel}</Button>
      </div>
    </form>
  )
}
