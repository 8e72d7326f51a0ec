import { Icon } from '../components/icon.tsx'
import { Logo } from '../components/logo.tsx'
import { TabTitle } from '../components/tab-title.tsx'
import { useCommonWords } from '../lib/common-words.ts'
import { asProblem } from '../lib/problem.ts'
import styles from './pages.module.css'

/** Shown until the session is known. Without visible text, because it is usually very short. */
export function BlankPage() {
  const words = useCommonWords()
  return (
    <main className={styles.page} aria-busy="true">
      <span className="unseen">{words.loading}</span>
    </main>
  )
}

/** The bff cannot be reached; the page tries again by itself. */
export function Unreachable({ error }: { error: unknown }) {
  const words = useCommonWords()
  return (
    <main className={styles.page}>
      <TabTitle />
      <div className={styles.column} role="alert">
        <Logo />
        <p className={styles.text}>
          <Icon name="wifi-off" large />
          <span>{words.problem[asProblem(error).code]}</span>
        </p>
      </div>
    </main>
  )
}
