import type { CodeRead } from '@diia-desk/code-reader'
import { useEffect, useImperativeHandle, useState, type Ref } from 'react'
import { announce } from '../../components/announcer.tsx'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { FinderMenu } from './finder-menu.tsx'
import { FinderOverlay } from './finder-overlay.tsx'
import { SoundSwitch } from './sound-switch.tsx'
import { useScanner, type Scanner } from './use-scanner.ts'
import styles from './viewfinder.module.css'
import { useDeskWords } from './words.ts'

/** How long the sign of a read stays. */
const readMs = 2500

export interface ViewfinderHandle {
  /** The clerk goes on: the code that is still held up is not waited for. */
  next(): void
}

interface ViewfinderProps {
  ref: Ref<ViewfinderHandle>
  onCode: (read: CodeRead) => void
  onPictures: (files: readonly File[]) => void
}

/** What the camera sees, mirrored as people expect of themselves, with the outline of a phone at the right distance. */
export function Viewfinder({ ref, onCode, onPictures }: ViewfinderProps) {
  const scanner = useScanner(onCode)
  const { video, state, cameras, choose, setTorch, next } = scanner
  const running = state.kind === 'running' ? state : undefined
  const justRead = useJustRead(scanner.read)
  useImperativeHandle(ref, () => ({ next }))
  return (
    <figure className={styles.finder} data-state={state.kind}>
      <video ref={video} className={styles.video} muted playsInline aria-hidden="true" tabIndex={-1} />
      {running && <FinderOverlay width={running.width} height={running.height} read={justRead} />}
      <figcaption className={styles.top}>
        <Sign scanner={scanner} />
        <SoundSwitch />
        <FinderMenu
          cameras={cameras}
          current={running?.deviceId ?? ''}
          torch={running?.torch}
          onCamera={choose}
          onTorch={setTorch}
          onPictures={onPictures}
        />
      </figcaption>
      <Help scanner={scanner} />
      {running && <Advice scanner={scanner} justRead={justRead !== undefined} />}
    </figure>
  )
}

/** How the camera is. The dot pulses only while new pictures come. */
function Sign({ scanner: { state, alive } }: { scanner: Scanner }) {
  const words = useDeskWords().camera
  if (state.kind === 'problem' || state.kind === 'resting') return <Icon name="camera-off" large />
  if (state.kind !== 'running')
    return <span className={styles.pill}>{state.kind === 'starting' ? words.starting : words.stopped}</span>
  return (
    <span className={styles.pill}>
      <span className={alive ? styles.dot : styles.dotStill} />
      {alive ? words.running : words.still}
    </span>
  )
}

/** Instead of the picture: why there is none, and what to do. */
function Help({ scanner: { state, restart } }: { scanner: Scanner }) {
  const words = useDeskWords().camera
  if (state.kind === 'resting')
    return (
      <div className={styles.help}>
        <p>
          <b>{words.resting.title}</b>
          <br />
          {words.resting.help}
        </p>
        <Button onClick={restart}>{words.resting.wake}</Button>
      </div>
    )
  if (state.kind !== 'problem') return null
  const { title, help } = words.problem[state.problem]
  return (
    <div className={styles.help} role="alert">
      <p>
        <b>{title}</b>
        <br />
        {help}
      </p>
      <Button onClick={restart}>{words.again}</Button>
    </div>
  )
}

/** Under the picture: that a code was read, what hinders reading, or how to hold the phone. */
function Advice({ scanner: { hint, holding }, justRead }: { scanner: Scanner; justRead: boolean }) {
  const words = useDeskWords().camera
  const advice = hint && words.hints[hint]
  useEffect(() => {
    if (advice !== undefined) announce(advice)
    // Another language is no news.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [hint])
  if (justRead || holding)
    return (
      <span className={`${styles.hint} ${styles.hintRead}`}>
        <Icon name="check" />
        {justRead ? words.read : words.takeAway}
      </span>
    )
  if (advice === undefined) return <span className={styles.hint}>{words.hint}</span>
  return (
    <span className={`${styles.hint} ${styles.hintAdvice}`}>
      <Icon name={hint === 'digits' ? 'keyboard' : 'smartphone'} />
      <span>{advice}</span>
    </span>
  )
}

/** The read, for as long as its sign stays. */
function useJustRead(read: CodeRead | undefined): CodeRead | undefined {
  const [past, setPast] = useState<CodeRead>()
  useEffect(() => {
    if (read === undefined) return undefined
    const timer = setTimeout(() => setPast(read), readMs)
    return () => clearTimeout(timer)
  }, [read])
  return read === past ? undefined : read
}
