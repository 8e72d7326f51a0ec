import { newCredentialSchema, type NewCredential } from '@diia-desk/contract'
import { useId, useState, type FormEvent } from 'react'
import { Button } from '../../../components/button.tsx'
import { ProblemNote } from '../../../components/problem-note.tsx'
import { useUnsent } from '../../../lib/unsent.ts'
import styles from './connect-page.module.css'
import { useConnectWords } from './words.ts'

/** The login in the state's own example. */
const usualLogin = 'erepository'

interface CredentialFormProps {
  mutation: { isPending: boolean; isError: boolean; error: unknown }
  /** Logins in use: a second credential gets a login of its own. */
  taken: readonly string[]
  onSubmit: (credential: NewCredential) => void
  onCancel: () => void
}

export function CredentialForm({ mutation, taken, onSubmit, onCancel }: CredentialFormProps) {
  const words = useConnectWords().credentials
  const ids = { login: useId(), password: useId(), help: useId(), loginFault: useId(), passwordFault: useId() }
  const [login, setLogin] = useState(taken.includes(usualLogin) ? `${usualLogin}-2` : usualLogin)
  const [password, setPassword] = useState('')
  // A typed password is not stored: the browser asks before the page is closed, and it is lost when the screen is left.
  useUnsent('credential', password !== '')
  const [faults, setFaults] = useState({ login: false, password: false })

  function submit(event: FormEvent) {
    event.preventDefault()
    const credential = newCredentialSchema.safeParse({ login: login.trim(), ...(password !== '' && { password }) })
    const named = new Set(credential.error?.issues.map(({ path }) => path[0]))
    // In Basic authentication a colon ends the login.
    const found = { login: named.has('login') || login.includes(':'), password: named.has('password') }
    setFaults(found)
    if (credential.success && !found.login) onSubmit(credential.data)
  }

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <div className={styles.field}>
        <label htmlFor={ids.login}>{words.login}</label>
        <input
          id={ids.login}
          value={login}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={faults.login}
          aria-describedby={ids.loginFault}
          onChange={(event) => setLogin(event.target.value)}
        />
        <p id={ids.loginFault} className={styles.fault} role="alert">
          {faults.login && words.fault.login}
        </p>
      </div>
      <div className={styles.field}>
        <label htmlFor={ids.password}>{words.password}</label>
        <input
          id={ids.password}
          type="password"
          value={password}
          autoComplete="new-password"
          aria-invalid={faults.password}
          aria-describedby={`${ids.help} ${ids.passwordFault}`}
          onChange={(event) => setPassword(event.target.value)}
        />
        <p id={ids.passwordFault} className={styles.fault} role="alert">
          {faults.password && words.fault.password}
        </p>
        <p id={ids.help} className="hint">
          {words.passwordHelp}
        </p>
      </div>
      {mutation.isError && <ProblemNote title={words.failed} error={mutation.error} />}
      <div className={styles.acts}>
        <Button kind="main" type="submit" disabled={mutation.isPending}>
          {words.submit}
        </Button>
        <Button onClick={onCancel}>{words.cancel}</Button>
      </div>
    </form>
  )
}
