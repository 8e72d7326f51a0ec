/** Puts bytes that come in pieces together to what was scanned: up to a line's end, or to a silence. */
export interface TextAssembler {
  add(bytes: Uint8Array): void
  /** What has come is all. */
  end(): void
}

/** Nothing that is scanned here is so long: what goes on without an end is no scanner. */
const maxBytes = 4096

/** @param silenceMs how long nothing must come, for scanners that send no line's end */
export function createTextAssembler(onText: (text: string) => void, silenceMs: number): TextAssembler {
  let held: number[] = []
  let timer: ReturnType<typeof setTimeout> | undefined

  function end(): void {
    clearTimeout(timer)
    const text = new TextDecoder('latin1').decode(new Uint8Array(held))
    held = []
    if (text.trim() !== '') onText(text)
  }

  return {
    add(bytes) {
      clearTimeout(timer)
      for (const byte of bytes) {
        if (byte === 10 || byte === 13) end()
        else held.push(byte)
      }
      if (held.length > maxBytes) held = []
      if (held.length > 0) timer = setTimeout(end, silenceMs)
    },
    end,
  }
}
