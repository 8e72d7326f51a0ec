import { useEffect } from 'react'
import { preferences } from '../../lib/preferences.ts'

let context: AudioContext | undefined

/** Browsers let a page sound only after somebody touched it, and quiet it again as they like. */
function allowBeep(): void {
  context ??= typeof AudioContext === 'undefined' ? undefined : new AudioContext()
  if (context !== undefined && context.state !== 'running') context.resume().catch(() => undefined)
}

/** Lets the page sound from the first touch on; the one that signed in counts. */
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

/** One short tone: a code was read. Silent when the clerk does not want it or nobody touched the page yet. */
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
