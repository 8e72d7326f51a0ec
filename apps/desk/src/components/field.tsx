import { useId, type ComponentProps, type ReactNode } from 'react'
import styles from './field.module.css'
import { Icon } from './icon.tsx'

interface FieldProps {
  label: string
  hint?: ReactNode
  /** The error; it replaces the hint. */
  error?: string | undefined
}

type Value<T> = { value: T; onValue: (value: T) => void }

/** One line of text with its label, hint and error. */
export function TextField({
  label,
  hint,
  error,
  value,
  onValue,
  className,
  ...rest
}: FieldProps & Value<string> & Omit<ComponentProps<'input'>, 'value' | 'onChange'>) {
  const id = useId()
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        type="text"
        className={className === undefined ? styles.input : `${styles.input} ${className}`}
        autoComplete="off"
        value={value}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onValue(event.target.value)}
        {...rest}
      />
      <Hint id={`${id}-hint`} hint={hint} error={error} />
    </div>
  )
}

/** A field for several lines of text. */
export function LongTextField({
  label,
  hint,
  error,
  value,
  onValue,
  ...rest
}: FieldProps & Value<string> & Omit<ComponentProps<'textarea'>, 'value' | 'onChange'>) {
  const id = useId()
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <textarea
        id={id}
        className={`${styles.input} ${styles.text}`}
        value={value}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onValue(event.target.value)}
        {...rest}
      />
      <Hint id={`${id}-hint`} hint={hint} error={error} />
    </div>
  )
}

interface Option<T extends string> {
  value: T
  text: string
}

interface ChoiceProps<T extends string> extends FieldProps {
  options: readonly Option<T>[]
  /** '' when no option is chosen. */
  value: T | ''
  onValue: (value: T) => void
  /** Text of the empty option, if the value is optional or not chosen at first. */
  empty?: string
}

/** One of many options. The browser's own list supports typing, arrow keys and any length. */
export function SelectField<T extends string>({
  label,
  hint,
  error,
  options,
  value,
  onValue,
  empty,
  ...rest
}: ChoiceProps<T> & Omit<ComponentProps<'select'>, 'value' | 'onChange'>) {
  const id = useId()
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <span className={styles.pick}>
        <select
          id={id}
          className={styles.input}
          value={value}
          aria-invalid={error !== undefined}
          aria-describedby={`${id}-hint`}
          // The only values are those of the options below.
          onChange={(event) => onValue(event.target.value as T)}
          {...rest}
        >
          {empty !== undefined && <option value="">{empty}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.text}
            </option>
          ))}
        </select>
        <Icon name="chevron-down" />
      </span>
      <Hint id={`${id}-hint`} hint={hint} error={error} />
    </div>
  )
}

/** One of a few options, all visible. `column` for options that are whole sentences. */
export function RadioField<T extends string>({
  label,
  hint,
  error,
  options,
  value,
  onValue,
  column = false,
}: Omit<ChoiceProps<T>, 'empty'> & { column?: boolean }) {
  const id = useId()
  return (
    <fieldset className={styles.field} aria-describedby={`${id}-hint`}>
      <legend className={styles.label}>{label}</legend>
      <div className={styles.options} data-column={column || undefined}>
        {options.map((option) => (
          <label key={option.value} className={styles.option}>
            <input type="radio" name={id} checked={option.value === value} onChange={() => onValue(option.value)} />
            {option.text}
          </label>
        ))}
      </div>
      <Hint id={`${id}-hint`} hint={hint} error={error} />
    </fieldset>
  )
}

/** Yes or no. `narrow` for many of them below each other. */
export function CheckField({
  children,
  value,
  onValue,
  narrow = false,
}: Value<boolean> & { children: ReactNode; narrow?: boolean }) {
  return (
    <label className={styles.check} data-narrow={narrow || undefined}>
      <input type="checkbox" checked={value} onChange={(event) => onValue(event.target.checked)} />
      <span>{children}</span>
    </label>
  )
}

/** Rendered even when empty, because the field's aria-describedby refers to it. */
export function Hint({ id, hint, error }: { id: string; hint?: ReactNode; error?: string | undefined }) {
  if (error !== undefined)
    return (
      <p className={styles.error} id={id} role="alert">
        <Icon name="circle-alert" />
        <span>{error}</span>
      </p>
    )
  return (
    <p className="hint" id={id} hidden={hint === undefined}>
      {hint}
    </p>
  )
}
