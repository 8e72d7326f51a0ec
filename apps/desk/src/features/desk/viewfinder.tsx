import type { CodeRead } from '@diia-desk/code-reader'
import { useEffect, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { CameraChooser } from './camera-chooser.tsx'
import { useScanner } from './use-scanner.ts'
import styles from './viewfinder.module.css'
import { useDeskWords } from './words.ts'

/** How long the sign of a read stays. */
const readMs = 2500

/** What the camera sees, mirrored as people expect of themselves, with a frame that shows the right size. */
export function Viewfinder({ onCode }: { onCode: (read: CodeRead) => void }) {
  const words = useDeskWords().camera
  const { video, state, cameras, reads, restart, choose } = useScanner(onCode)
  const justRead = useJustRead(reads)
  const problem = state.kind === 'problem' ? words.problem[state.problem] : undefined
  return (
    <figure className={styles.finder} data-state={state.kind}>
      <video ref={video} className={styles.video} muted playsInline aria-hidden="true" tabIndex={-1} />
      {problem
        ? (
          <div className={styles.problem} role="alert">
            <Icon name="camera-off" large />
            <p><b>{problem.title}</b><br />{problem.help}</p>
            <Button onClick={restart}>{words.again}</Button>
          </div>
        )
        : (
          <>
            <span className={justRead ? styles.guideRead : styles.guide} />
            <figcaption className={styles.top}>
              <span className={styles.pill}>
                {state.kind === 'running' && <span className={styles.dot} />}
                {state.kind === 'running' ? words.running : state.kind === 'stopped' ? words.stopped : words.starting}
              </span>
              {cameras.length > 1 && <CameraChooser cameras={cameras} current={state.kind === 'running' ? state.deviceId : ''} onChoose={choose} />}
            </figcaption>
            {justRead
              ? <span className={`${styles.hint} ${styles.hintRead}`}><Icon name="check" />{words.read}</span>
              : <span className={styles.hint}>{words.hint}</span>}
          </>
        )}
    </figure>
  )
}

function useJustRead(reads: number): boolean {
  const [shown, setShown] = useState(0)
  useEffect(() => {
    const timer = setTimeout(() => setShown(reads), reads === 0 ? 0 : readMs)
    return () => clearTimeout(timer)
  }, [reads])
  return reads !== shown
}
