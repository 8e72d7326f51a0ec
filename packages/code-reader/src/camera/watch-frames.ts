/** The frames are counted this often. */
const beatMs = 500
/** So many beats without a frame: the sign that the picture lives goes out. */
const quietBeats = 2
/** So many: it does not come back by itself. */
const frozenBeats = 8

interface FrameEvents {
  /** Whether frames come, told when that changes. They do when the watch begins. */
  onAlive(alive: boolean): void
  /** None for seconds, although the picture is drawn. Told once; the watch is over then. */
  onFrozen(): void
}

/**
 * Watches whether a playing video brings new frames; gives back how to stop. A beat ends with the browser's own
 * drawing, in which a frame would have been announced: while nothing is drawn (another window in front, machine
 * asleep), no beat passes and nothing is concluded.
 */
export function watchFrames(video: HTMLVideoElement, events: FrameEvents): () => void {
  let frames = 0
  let quiet = 0
  let timer: ReturnType<typeof setTimeout>
  let drawing = 0
  let frame = video.requestVideoFrameCallback(count)

  function count(): void {
    frames++
    if (quiet >= quietBeats) events.onAlive(true)
    quiet = 0
    frame = video.requestVideoFrameCallback(count)
  }

  function waitForBeat(): void {
    timer = setTimeout(() => {
      drawing = requestAnimationFrame(beat)
    }, beatMs)
  }

  function beat(): void {
    quiet = frames === 0 ? quiet + 1 : 0
    frames = 0
    if (quiet === quietBeats) events.onAlive(false)
    if (quiet < frozenBeats) return waitForBeat()
    stop()
    events.onFrozen()
  }

  function stop(): void {
    clearTimeout(timer)
    cancelAnimationFrame(drawing)
    video.cancelVideoFrameCallback(frame)
  }

  waitForBeat()
  return stop
}
