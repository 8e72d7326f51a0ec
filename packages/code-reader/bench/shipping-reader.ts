// The reader that ships, in the shape of a reader under test: no camera, no worker, pictures from memory.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createAcceptance } from '../src/acceptance.ts'
import { greyOf } from '../src/engine/grey-picture.ts'
import { createPictureReader } from '../src/engine/picture-reader.ts'
import { scaledPicture } from '../src/engine/scaled-picture.ts'
import { readStill } from '../src/engine/still-reader.ts'
import { createWasmDecoder } from '../src/engine/wasm-decoder.ts'
import type { Decoder } from '../src/engine/wasm-decoder.ts'
import type { Sighting } from '../src/types.ts'
import type { Reader } from './readers.ts'

/**
 * - `frame`: one frame of the camera, looked at once. Bars are told when they are a document number: a number is
 *   never acted on after one look, so this is what a frame costs and not what is sent.
 * - `held`: a code held still for at most a second of frames, through the rules of `acceptance.ts`: what is sent.
 * - `still`: a picture from a file, as `readPicture` reads it.
 */
export const variants = ['frame', 'held', 'still'] as const

/** A webcam's second. */
const framesHeld = 30
const formats = ['qrcode', 'code128', 'ean13'] as const
const names = { qr: 'QRCode', 'ean-13': 'EAN13', 'code-128': 'Code128' } as const

export async function create(variant: string = 'held'): Promise<Reader> {
  const decode = await loadDecoder()
  let memory = new Uint8Array(0)
  if (variant === 'still') return stillReader(decode)
  return {
    name: `code-reader ${variant}`,
    formats,
    decode(image) {
      if (memory.length < image.width * image.height) memory = new Uint8Array(image.width * image.height)
      const reader = createPictureReader(decode)
      const acceptance = createAcceptance()
      // A camera's frame brings its grey picture with it; here it is made once from the colours.
      const picture = greyOf(image, memory)
      for (let frame = 0; frame < (variant === 'frame' ? 1 : framesHeld); frame++) {
        const { found } = reader.read(picture)
        const sighting: Sighting | undefined = found && { text: found.text, format: found.format, engine: 'wasm' }
        const told = variant === 'frame' ? atOneLook(sighting) : acceptance.look(sighting, (frame * 1000) / framesHeld)
        if (told !== undefined) return [{ text: told.text, format: names[told.format] }]
      }
      return []
    },
  }
}

/** Where the browser's canvas scales the picture, a filter that is as smooth does it here. */
function stillReader(decode: Decoder): Reader {
  return {
    name: 'code-reader still',
    formats,
    decode(image) {
      const grey = greyOf(image, new Uint8Array(image.width * image.height))
      const still = { ...grey, at: (width: number) => scaledPicture(grey, width) }
      return readStill(still, decode).map(({ text, format }) => ({ text, format: names[format] }))
    },
  }
}

/** The engine of the worker, its WebAssembly from the package. */
export function loadDecoder(): Promise<Decoder> {
  const file = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
  return createWasmDecoder({ wasmBinary: new Uint8Array(readFileSync(file)).buffer })
}

/** What one look may tell: what would be told if the next frame said the same. */
function atOneLook(sighting: Sighting | undefined): Sighting | undefined {
  const acceptance = createAcceptance()
  acceptance.look(sighting, 0)
  return sighting?.format === 'qr' ? sighting : acceptance.look(sighting, 1)
}
