import type { CodeRead } from '@diia-desk/code-reader'
import { useEffect, useImperativeHandle, useState, type Ref } from 'react'
import { announce } from '../../components/announcer.tsx'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { ViewfinderMenu } from './viewfinder-menu.tsx'
import { ViewfinderOverlay } from './viewfinder-overlay.tsx'
import { SoundSwitch } from './sound-switch.tsx'
import { useCameraReader, type CameraReader } from './use-camera-reader.ts'
import styles from './viewfinder.module.css'
import { useCodeWords } from './words.ts'

/** How long the confirmation of a read code is shown. */
const readMs = 2500

export interface ViewfinderHandle {
  /** Reading continues at once, even if the last code is still in view. */
  next(): void
}

interface ViewfinderProps {
  ref: Ref<ViewfinderHandle>
  onCode: (read: CodeRead) => void
  onPictures: (files: readonly File[]) => void
}

/** The camera's picture, mirrored, with the outline of a phone at the right distance. */
export function Viewfinder({ ref, onCode, onPictures }: ViewfinderProps) {
  const reader = useCameraReader(onCode)
  const { video, state, cameras, choose, setTorch, next } = reader
  const running = state.kind === 'running' ? state : undefined
  const justRead = useJustRead(reader.read)
  useImperativeHandle(ref, () => ({ next }))
  return (
    <figure className={styles.finder} data-state={state.kind}>
      <video ref={video} className={styles.video} muted playsInline aria-hidden="true" tabIndex={-1} />
      {running && <ViewfinderOverlay width={running.width} height={running.height} read={justRead} />}
      <figcaption className={styles.top}>
        <CameraStatus reader={reader} />
        <SoundSwitch />
        <ViewfinderMenu
          cameras={cameras}
          current={running?.deviceId ?? ''}
          torch={running?.torch}
          onCamera={choose}
          onTorch={setTorch}
          onPictures={onPictures}
        />
      </figcaption>
      <CameraHelp reader={reader} />
      {running && <ReadingAdvice reader={reader} justRead={justRead !== undefined} />}
    </figure>
  )
}

/** The state of the camera. The dot pulses only while new frames arrive. */
function CameraStatus({ reader: { state, alive } }: { reader: CameraReader }) {
  const words = useCodeWords().camera
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

/** Shown instead of the picture: why there is none, and what to do. */
function CameraHelp({ reader: { state, restart } }: { reader: CameraReader }) {
  const words = useCodeWords().camera
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

/** Below the picture: that a code was read, what prevents reading, or how to hold the phone. */
function ReadingAdvice({ reader: { hint, holding }, justRead }: { reader: CameraReader; justRead: boolean }) {
  const words = useCodeWords().camera
  const advice = hint && words.hints[hint]
  useEffect(() => {
    if (advice !== undefined) announce(advice)
    // A change of language must not announce the same advice again.
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

/** The code that was read, while its confirmation is shown. */
function useJustRead(read: CodeRead | undefined): CodeRead | undefined {
  const [past, setPast] = useState<CodeRead>()
  useEffect(() => {
    if (read === undefined) return undefined
    const timer = setTimeout(() => setPast(read), readMs)
    return () => clearTimeout(timer)
  }, [read])
  return read === past ? undefined : read
}
