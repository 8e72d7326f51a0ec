import { useEffect } from 'react'
import { preferences } from '../../lib/preferences.ts'

let context: AudioContext | undefined

/** Browsers allow sound only after the person has touched the page, and may suspend it again. */
function allowBeep(): void {
  context ??= typeof AudioContext === 'undefined' ? undefined : new AudioContext()
  if (context !== undefined && context.state !== 'running') context.resume().catch(() => undefined)
}

/** Enables sound from the first touch of the page; the one on the sign-in page counts too. */
export function useBeep(): void {
  useEffect(() => {
    const touched = navigator.userActivation as UserActivation | undefined
    if (touched?.hasBeenActive === true) allowBeep()
    addEventListener('pointerdown', allowBeep)
    addEventListener('keydown', allowBeep)
    return () => {
      removeEventListener('pointerdown', allowBeep)
      removeEventListener('keydown', allowBeep)
    }
  }, [])
}

/** A short tone after a code was read. Silent if the clerk has switched it off or nobody has touched the page yet. */
export function beep(): void {
  if (context === undefined || preferences().beep === 'off') return
  const { currentTime } = context
  const tone = context.createOscillator()
  const volume = context.createGain()
  tone.frequency.value = 1320
  volume.gain.setValueAtTime(0.0001, currentTime)
  volume.gain.exponentialRampToValueAtTime(0.12, currentTime + 0.01)
  volume.gain.exponentialRampToValueAtTime(0.0001, currentTime + 0.12)
  tone.connect(volume).connect(context.destination)
  tone.start(currentTime)
  tone.stop(currentTime + 0.13)
}
