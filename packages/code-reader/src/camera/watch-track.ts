/** Cameras go mute for a moment when they change their size or wake; this long is not a moment any more. */
const muteLastsMs = 1000

/** Calls `onLost` once when the track ends or stays mute; gives back how to stop watching. */
export function watchTrack(track: MediaStreamTrack, onLost: () => void): () => void {
  const stop = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const lost = (): void => {
    unwatch()
    onLost()
  }
  const onMute = (): void => {
    clearTimeout(timer)
    timer = setTimeout(lost, muteLastsMs)
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
