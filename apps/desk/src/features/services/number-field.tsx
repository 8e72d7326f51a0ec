import { TextField } from '../../components/field.tsx'
import styles from './services-page.module.css'
import { useServicesWords } from './words.ts'

/** The centre's own number of a service. */
export function NumberField({ number, onNumber }: { number: string; onNumber: (number: string) => void }) {
  const words = useServicesWords()
  return (
    <TextField
      className={styles.short}
      label={words.numberField}
      hint={words.numberHint}
      maxLength={40}
      spellCheck={false}
      value={number}
      onValue={onNumber}
    />
  )
}
