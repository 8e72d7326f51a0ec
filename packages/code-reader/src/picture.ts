import { sharedEngine } from './engine/worker-engine.ts'
import type { Sighting } from './types.ts'

/**
 * What a file contains. Codes are returned whatever their content, so that the person can be told when a code is not
 * one of Diia. `no-picture`: the browser cannot open the file as a picture.
 */
export type PictureCodes =
  | { readonly kind: 'no-picture' }
  | { readonly kind: 'codes'; readonly codes: readonly Sighting[] }

/** Reads the codes of a picture from a file or the clipboard. It stays in the page and its worker, as frames do. */
export async function readPicture(file: Blob): Promise<PictureCodes> {
  const picture = await createImageBitmap(file).catch(() => undefined)
  if (picture === undefined) return { kind: 'no-picture' }
  const engine = sharedEngine()
  const state = await engine.settled()
  const codes = state === 'ready' ? await engine.readStill(picture) : undefined
  // Without a worker, or when it was lost over this picture, the page reads by itself.
  return { kind: 'codes', codes: codes ?? (await readHere(file)) }
}

async function readHere(file: Blob): Promise<readonly Sighting[]> {
  const [{ createJsDecoder }, { readStill }, { stillOf }] = await Promise.all([
    import('./engine/js-decoder.ts'),
    import('./engine/still-reader.ts'),
    import('./engine/still.ts'),
  ])
  const picture = await createImageBitmap(file)
  const codes = readStill(stillOf(picture), createJsDecoder())
  picture.close()
  return codes.map(({ text, format }) => ({ text, format, engine: 'js' }))
}
