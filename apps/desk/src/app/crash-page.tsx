import { Button } from '../components/button.tsx'
import { Logo } from '../components/logo.tsx'
import { TabTitle } from '../components/tab-title.tsx'
import { useAppWords } from './words.ts'
import styles from './pages.module.css'

/** Shown after an error in our own code. */
export function Crash() {
  const words = useAppWords()
  return (
    <main className={styles.page}>
      <TabTitle />
      <div className={styles.column} role="alert">
        <Logo />
        <h1>{words.crash}</h1>
        <p>{words.crashHelp}</p>
        <Button kind="main" large onClick={() => location.reload()}>
          {words.reload}
        </Button>
      </div>
    </main>
  )
}
