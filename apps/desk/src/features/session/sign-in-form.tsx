import type { Centre, Session, SignIn } from '@diia-desk/contract'
import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query'
import { useRef, useState, type Ref, type SubmitEvent } from 'react'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { useNow } from '../../lib/clock.ts'
import { preferences, setPreference } from '../../lib/preferences.ts'
import { asProblem } from '../../lib/problem.ts'
import { DemoStaff } from './demo-staff.tsx'
import { PasswordField } from './password-field.tsx'
import { signInMutation } from './queries.ts'
import { SecondStepForm } from './second-step-form.tsx'
import { SignInFailure } from './sign-in-failure.tsx'
import { useSessionWords } from './words.ts'
import styles from './sign-in-page.module.css'

interface SignInFormProps {
  centre: Centre | undefined
  /** The person who was signed in before, and the window. */
  as?: { login: string; window: string }
  onSubmit?: () => void
}

/** Login and password, then the code of the second factor for those who have one. */
export function SignInForm(props: SignInFormProps) {
  const signIn = useMutation(signInMutation(useQueryClient()))
  const challenge = signIn.isError ? asProblem(signIn.error).body?.challenge : undefined
  return challenge === undefined ? (
    <CredentialsForm {...props} signIn={signIn} />
  ) : (
    <SecondStepForm challenge={challenge} window={signIn.variables?.window ?? ''} onBack={() => signIn.reset()} />
  )
}

function CredentialsForm({
  centre,
  as,
  onSubmit,
  signIn,
}: SignInFormProps & { signIn: UseMutationResult<Session, Error, SignIn> }) {
  const words = useSessionWords()
  const [login, setLogin] = useState(as?.login ?? '')
  const [password, setPassword] = useState('')
  const [chosen, setChosen] = useState(() => as?.window ?? preferences().window)
  const [capsLock, setCapsLock] = useState(false)
  const [missing, setMissing] = useState<'login' | 'password' | 'window'>()
  const loginInput = useRef<HTMLInputElement>(null)
  const passwordInput = useRef<HTMLInputElement>(null)
  const windowInput = useRef<HTMLSelectElement>(null)
  const now = useNow()

  const windows = centre?.windows ?? []
  const window = windows.includes(chosen) ? chosen : (windows[0] ?? '')
  const problem = signIn.isError ? asProblem(signIn.error) : undefined
  const retryAt =
    problem?.code === 'locked-out' || problem?.code === 'too-many-requests' ? problem.body?.retryAt : undefined
  const over = retryAt !== undefined && Date.parse(retryAt) <= now
  // The button stays active: another person may sign in, and an administrator may unlock the account earlier, so the
  // bff decides about each attempt.
  const locked = retryAt !== undefined && !over && login.trim() === signIn.variables?.login

  function submit(event: SubmitEvent) {
    event.preventDefault()
    if (signIn.isPending) return
    const empty = login.trim() === '' ? 'login' : password === '' ? 'password' : window === '' ? 'window' : undefined
    setMissing(empty)
    if (empty !== undefined) {
      if (empty === 'login') loginInput.current?.focus()
      if (empty === 'password') passwordInput.current?.focus()
      return
    }
    onSubmit?.()
    setPreference('window', window)
    signIn.mutate(
      { login: login.trim(), password, window },
      {
        onError: (error) => {
          const { code, body } = asProblem(error)
          if (code !== 'window-not-given') return passwordInput.current?.select()
          if (body?.windows?.[0] !== undefined) setChosen(body.windows[0])
          windowInput.current?.focus()
        },
      },
    )
  }

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {problem && !over && (
        <SignInFailure
          problem={problem}
          window={signIn.variables?.window ?? window}
          cyrillic={/[а-яіїєґ]/i.test(password)}
          capsLock={capsLock}
        />
      )}
      <LoginField ref={loginInput} value={login} onChange={setLogin} invalid={missing === 'login'} />
      <PasswordField
        ref={passwordInput}
        value={password}
        onChange={setPassword}
        onCapsLock={setCapsLock}
        invalid={missing === 'password'}
      >
        {missing === 'password' && <Missing text={words.required.password} />}
      </PasswordField>
      <WindowField
        ref={windowInput}
        windows={windows}
        value={window}
        onChange={setChosen}
        invalid={missing === 'window'}
      />
      <Button
        kind={locked ? undefined : 'main'}
        large
        block
        type="submit"
        className={styles.submit}
        aria-disabled={signIn.isPending}
      >
        {signIn.isPending ? words.submitting : locked ? words.submitAgain : words.submit}
      </Button>
      {as === undefined && <p className="hint">{words.forgot}</p>}
      {centre?.demo && (
        <DemoStaff
          demo={centre.demo}
          onChoose={(staff) => {
            setLogin(staff.login)
            setPassword(staff.password)
            if (!staff.windows.includes(window)) setChosen(staff.windows[0] ?? window)
            setMissing(undefined)
          }}
        />
      )}
    </form>
  )
}

interface InputProps<Element> {
  ref: Ref<Element>
  value: string
  onChange: (value: string) => void
  invalid: boolean
}

function LoginField({ ref, value, onChange, invalid }: InputProps<HTMLInputElement>) {
  const words = useSessionWords()
  return (
    <div className={styles.field}>
      <label htmlFor="login">{words.login}</label>
      <input
        id="login"
        name="username"
        ref={ref}
        className={styles.input}
        value={value}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={64}
        aria-invalid={invalid}
        aria-describedby={invalid ? 'missing' : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {invalid && <Missing text={words.required.login} />}
    </div>
  )
}

function WindowField({
  ref,
  windows,
  value,
  onChange,
  invalid,
}: InputProps<HTMLSelectElement> & { windows: readonly string[] }) {
  const words = useSessionWords()
  return (
    <div className={styles.field}>
      <label htmlFor="window">{words.window}</label>
      <span className={styles.select}>
        <select
          id="window"
          ref={ref}
          className={styles.input}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        >
          {windows.map((name) => (
            <option key={name} value={name}>
              {words.windowName(name)}
            </option>
          ))}
        </select>
        <Icon name="chevron-down" />
      </span>
      {invalid && <Missing text={words.required.window} />}
    </div>
  )
}

function Missing({ text }: { text: string }) {
  return (
    <p id="missing" className={styles.missing} role="alert">
      <Icon name="circle-alert" />
      {text}
    </p>
  )
}
