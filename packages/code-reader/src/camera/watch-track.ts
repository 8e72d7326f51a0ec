/** Cameras are muted briefly when they start or change their size; after this time a muted track counts as lost. */
const lostAfterMuteMs = 1000

/** Calls `onLost` once when the track ends or stays muted; returns the function that stops watching. */
export function watchTrack(track: MediaStreamTrack, onLost: () => void): () => void {
  const stop = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const lost = (): void => {
    unwatch()
    onLost()
  }
  const onMute = (): void => {
    clearTimeout(timer)
    timer = setTimeout(lost, lostAfterMuteMs)
  }
  function unwatch(): void {
    stop.abort()
    clearTimeout(timer)
  }
  track.addEventListener('ended', lost, { signal: stop.signal })
  track.addEventListener('mute', onMute, { signal: stop.signal })
  track.addEventListener('unmute', () => clearTimeout(timer), { signal: stop.signal })
  if (track.muted) onMute()
  return unwatch
}
