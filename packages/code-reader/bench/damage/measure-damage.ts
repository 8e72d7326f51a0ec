import { createAcceptance } from '../../src/acceptance.ts'
import { readBars } from '../../src/bars/bar-reader.ts'
import { barModes } from '../../src/bars/bar-modes.ts'
import { locateBars } from '../../src/bars/locate.ts'
import { createCodeReader } from '../../src/engine/code-reader.ts'
import { createPictureReader } from '../../src/engine/picture-reader.ts'
import type { PictureReader } from '../../src/engine/picture-reader.ts'
import { trustedDecoder } from '../../src/engine/trusted-decoder.ts'
import type { Decoder } from '../../src/engine/wasm-decoder.ts'
import type { GreyPicture } from '../../src/types.ts'
import { createZxingWasm } from '../other-readers.ts'
import { loadDecoder } from '../shipping-reader.ts'
import { damagedCode } from './damaged-frame.ts'
import { note } from './tally.ts'
import type { Share, Tally } from './tally.ts'

/** A webcam's second. */
const framesHeld = 30
/** Of so many frames one is looked at in all ways that `bar-modes.ts` knows; each telling counts. */
const everyWayEach = 8

/** Shows code after code to all readers. What the shipping reader is wrong about is also told by name. */
export async function measureDamage(): Promise<
  (share: Pick<Share, 'what' | 'seed'>, index: number, into: Tally) => Promise<void>
> {
  const [decode, zxing] = [await loadDecoder(), await createZxingWasm()]
  const trusted = trustedDecoder(decode)
  return async ({ what, seed }, index, into) => {
    const code = damagedCode({ seed, index })
    const first = code.frame(0)
    into.frames++
    const time = (reader: string, read: () => string | undefined): void => {
      const started = performance.now()
      const told = read()
      tell(reader, told, performance.now() - started)
    }
    const tell = (reader: string, told: string | undefined, ms: number): void => {
      note(into, code.kind, reader, told, code.shown, ms)
      if (reader.startsWith('code-reader') && told !== undefined && !code.shown.includes(told))
        into.wrong.push(
          `${code.name} (${code.kind}, ${code.symbology}): ${reader} told ${told}, shown was ${code.shown.join(' and ')}`,
        )
    }
    if (what === 'sessions') time('code-reader held', () => hold(decode, (at) => (at === 0 ? first : code.frame(at))))
    else {
      time('code-reader frame', () => createCodeReader(trusted).read(first).found?.text)
      if (index % everyWayEach === 0)
        for (const mode of barModes)
          time('code-reader every way', () => readBars(first, locateBars(first, mode.search), mode).read?.text)
    }
    const image = colouredOf(first)
    const asked = performance.now()
    const [other] = await zxing.decode(image)
    tell(zxing.name, other?.text, performance.now() - asked)
    into.kinds[code.kind]!.frames++
  }
}

/** What is told of a code that is held for a second. */
function hold(decode: Decoder, frameAt: (at: number) => GreyPicture): string | undefined {
  const reader: PictureReader = createPictureReader(decode)
  const acceptance = createAcceptance()
  for (let at = 0; at < framesHeld; at++) {
    const { found } = reader.read(frameAt(at))
    const read = acceptance.look(
      found && { text: found.text, format: found.format, engine: 'wasm' },
      (at * 1000) / framesHeld,
    )
    if (read !== undefined) return read.text
  }
  return undefined
}

function colouredOf({ data, width, height }: GreyPicture): {
  data: Uint8ClampedArray<ArrayBuffer>
  width: number
  height: number
} {
  const pixels = new Uint32Array(data.length)
  for (let at = 0; at < data.length; at++) pixels[at] = 0xff000000 | (data[at]! * 0x010101)
  return { data: new Uint8ClampedArray(pixels.buffer), width, height }
}
