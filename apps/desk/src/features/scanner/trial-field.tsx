import { useState, type Ref } from 'react'
import { Icon } from '../../components/icon.tsx'
import styles from './trial-field.module.css'
import { useScannerWords } from './words.ts'

/** A field for trying out that a scan leaves the text of a field unchanged. */
export function TrialField({ ref, untouched }: { ref: Ref<HTMLInputElement>; untouched: boolean }) {
  const words = useScannerWords().trial
  const [text, setText] = useState(words.text)
  return (
    <section className={styles.trial}>
      <label htmlFor="trial">{words.label}</label>
      <input
        id="trial"
        ref={ref}
        value={text}
        autoComplete="off"
        aria-describedby="trial-hint"
        onChange={(event) => setText(event.target.value)}
      />
      <p id="trial-hint" className={untouched ? 'state tone-ok' : 'hint'}>
        {untouched ? (
          <>
            <Icon name="check" />
            {words.back}
          </>
        ) : (
          words.hint
        )}
      </p>
    </section>
  )
}
