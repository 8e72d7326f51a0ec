/** Assembles chunks of bytes into scans, which end with a line end or a pause. */
export interface TextAssembler {
  add(bytes: Uint8Array): void
  /** No more bytes follow: ends the scan. */
  end(): void
}

/** No scan is so long: a longer stream without an end does not come from a scanner. */
const maxBytes = 4096

/** @param silenceMs length of the pause that ends a scan, for scanners that send no line end */
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
