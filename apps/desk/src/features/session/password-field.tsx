import { useState, type KeyboardEvent, type ReactNode, type Ref } from 'react'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { useSessionWords } from './words.ts'
import styles from './sign-in-page.module.css'

interface PasswordFieldProps {
  ref: Ref<HTMLInputElement>
  value: string
  invalid: boolean
  onChange: (value: string) => void
  onCapsLock: (on: boolean) => void
  children: ReactNode
}

export function PasswordField({ ref, value, invalid, onChange, onCapsLock, children }: PasswordFieldProps) {
  const words = useSessionWords()
  const [shown, setShown] = useState(false)
  // Password managers dispatch key events without `getModifierState`.
  const watchCapsLock = (event: KeyboardEvent) =>
    onCapsLock(event.nativeEvent instanceof globalThis.KeyboardEvent && event.getModifierState('CapsLock'))
  return (
    <div className={styles.field}>
      <label htmlFor="password">{words.password}</label>
      <span className={styles.password}>
        <input
          id="password"
          name="password"
          ref={ref}
          className={styles.input}
          type={shown ? 'text' : 'password'}
          value={value}
          autoComplete="current-password"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={256}
          aria-invalid={invalid}
          aria-describedby={invalid ? 'missing' : undefined}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={watchCapsLock}
          onKeyUp={watchCapsLock}
        />
        <Button
          kind="icon"
          aria-label={shown ? words.hidePassword : words.showPassword}
          onClick={() => setShown(!shown)}
        >
          <Icon name={shown ? 'eye-off' : 'eye'} />
        </Button>
      </span>
      {children}
    </div>
  )
}
