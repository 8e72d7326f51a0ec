import type { DiiaLinkState } from '@diia-desk/contract'
import { useCommonWords } from '../lib/common-words.ts'
import styles from './link-state.module.css'

/** Whether Diia is reachable: a full dot if it is, a hollow one if it is not or that is not known yet. */
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
