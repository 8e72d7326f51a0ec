import { groupDigits } from '@diia-desk/contract'
import { Key } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import styles from './code-field.module.css'
import { useCodeField, type CodeFieldProps } from './use-code-field.ts'
import { useCodeWords } from './words.ts'

const groups = [
  [0, 1, 2, 3],
  [4, 5, 6, 7],
  [8, 9, 10, 11, 12],
]

/**
 * The 13 digits in groups 4-4-5. The last one is a check digit, so a complete and correct code is sent automatically.
 */
export function CodeField(props: CodeFieldProps) {
  const words = useCodeWords().digits
  const { input, digits, composing, inputError, change, submit } = useCodeField(props, words)
  return (
    <form className={styles.field} onSubmit={submit}>
      <label htmlFor="code">
        {words.label} <Key>F4</Key>
      </label>
      <div className={styles.box} data-invalid={inputError !== undefined || undefined}>
        <span className={`num ${styles.stack}`}>
          <Cells filled={digits.length} />
          <input
            id="code"
            ref={input}
            className={`num ${styles.input}`}
            inputMode="numeric"
            autoComplete="off"
            value={composing ?? groupDigits(digits)}
            data-codes-only=""
            aria-describedby="code-hint"
            aria-invalid={inputError !== undefined}
            onChange={change}
          />
        </span>
      </div>
      {inputError === undefined ? (
        <p className="hint" id="code-hint">
          {words.hint}
        </p>
      ) : (
        <p className={styles.error} id="code-hint" role="alert">
          <Icon name="circle-alert" />
          <span>{inputError}</span>
        </p>
      )}
    </form>
  )
}

/** Placeholders of the digits, drawn below the input in the same font so that they match exactly. */
function Cells({ filled }: { filled: number }) {
  return (
    <span className={styles.cells} aria-hidden="true">
      {groups.map((places, group) => (
        <span key={places[0]}>
          {group > 0 && ' '}
          {places.map((place) => (
            <i key={place} data-filled={place < filled || undefined}>
              0
            </i>
          ))}
        </span>
      ))}
    </span>
  )
}
