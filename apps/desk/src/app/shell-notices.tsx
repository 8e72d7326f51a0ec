import { Note } from '../components/note.tsx'
import { useLiveness } from '../features/events/live.ts'
import { IdleWarning } from '../features/session/idle-warning.tsx'
import { useSession } from './session-context.ts'
import styles from './shell.module.css'
import { useAppWords } from './words.ts'

/** What staff must know whatever section is open: that the screen is behind, that the session is about to end. */
export function ShellNotices() {
  const words = useAppWords()
  const { idleSeconds } = useSession()
  const liveness = useLiveness()
  return (
    <div className={styles.notices}>
      <IdleWarning idleSeconds={idleSeconds} />
      {liveness === 'delayed' && (
        <Note tone="warn" icon="hourglass">
          <b>{words.delayed}</b> {words.delayedHelp}
        </Note>
      )}
    </div>
  )
}
