import { Note } from '../components/note.tsx'
import { useLiveness } from '../features/events/live.ts'
import { IdleWarning } from '../features/session/idle-warning.tsx'
import { useSession } from './session-context.ts'
import styles from './shell.module.css'
import { useAppWords } from './words.ts'

/** Notices for any section: the data on the screen may be out of date, or the session is about to end. */
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
