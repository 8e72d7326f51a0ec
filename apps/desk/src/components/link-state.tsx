import type { DiiaLinkState } from '@diia-desk/contract'
import { useCommonWords } from '../lib/common-words.ts'
import styles from './link-state.module.css'

/** Whether Diia answers: a full dot when it does, a hollow one when it does not or nobody asked it yet. */
export function LinkState({ state }: { state: DiiaLinkState }) {
  const words = useCommonWords()
  const tone = state === 'ok' ? 'tone-ok' : state === 'not-answering' ? 'tone-warn' : 'quiet'
  return (
    <span className={`${styles.link} ${tone}`}>
      <span className={state === 'ok' ? styles.dot : styles.hollow} />
      {words.diiaLink[state]}
    </span>
  )
}
