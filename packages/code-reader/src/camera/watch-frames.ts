/** Frames are counted at this interval. */
const checkEveryMs = 500
/** After so many intervals without a frame the picture is reported as not live. */
const checksUntilStalled = 2
/** After so many it is reported as frozen: it does not recover by itself. */
const checksUntilFrozen = 8

interface FrameEvents {
  /** Called when frames stop arriving or arrive again. At the start they are taken to arrive. */
  onAlive(alive: boolean): void
  /** No frames for seconds although the page is drawn. Called once, after which watching has ended. */
  onFrozen(): void
}

/**
 * Watches whether a playing video gets new frames; returns the function that stops watching. Each check waits for an
 * animation frame, in which a video frame would have been announced: while the page is not drawn (another window in
 * front, computer asleep) nothing is checked and nothing is concluded.
 */
export function watchFrames(video: HTMLVideoElement, events: FrameEvents): () => void {
  let frames = 0
  let missed = 0
  let timer: ReturnType<typeof setTimeout>
  let drawing = 0
  let frame = video.requestVideoFrameCallback(count)

  function count(): void {
    frames++
    if (missed >= checksUntilStalled) events.onAlive(true)
    missed = 0
    frame = video.requestVideoFrameCallback(count)
  }

  function scheduleCheck(): void {
    timer = setTimeout(() => {
      drawing = requestAnimationFrame(check)
    }, checkEveryMs)
  }

  function check(): void {
    missed = frames === 0 ? missed + 1 : 0
    frames = 0
    if (missed === checksUntilStalled) events.onAlive(false)
    if (missed < checksUntilFrozen) return scheduleCheck()
    stop()
    events.onFrozen()
  }

  function stop(): void {
    clearTimeout(timer)
    cancelAnimationFrame(drawing)
    video.cancelVideoFrameCallback(frame)
  }

  scheduleCheck()
  return stop
}
