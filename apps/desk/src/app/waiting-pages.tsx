import { Icon } from '../components/icon.tsx'
import { Mark } from '../components/mark.tsx'
import { TabTitle } from '../components/tab-title.tsx'
import { useCommonWords } from '../lib/common-words.ts'
import { asProblem } from '../lib/problem.ts'
import styles from './pages.module.css'

/** Stands for the moment until it is known who is there. Silent: it is rarely seen. */
export function Blank() {
  const words = useCommonWords()
  return (
    <main className={styles.page} aria-busy="true">
      <span className="unseen">{words.loading}</span>
    </main>
  )
}

/** The bff cannot be reached at all; the page asks again by itself. */
export function Unreachable({ error }: { error: unknown }) {
  const words = useCommonWords()
  return (
    <main className={styles.page}>
      <TabTitle />
      <div className={styles.column} role="alert">
        <Mark />
        <p className={styles.text}>
          <Icon name="wifi-off" large />
          <span>{words.problem[asProblem(error).code]}</span>
        </p>
      </div>
    </main>
  )
}
