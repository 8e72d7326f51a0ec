import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import type { ReaderOptions, ZXingModuleOverrides } from 'zxing-wasm/reader'
import type { CodeFormat } from '../types.ts'

const formats: Readonly<Record<string, CodeFormat>> = { QRCode: 'qr', EAN13: 'ean-13', Code128: 'code-128' }

// The engine's defaults measured best; naming the formats makes it two to six times faster than trying them all.
const options: ReaderOptions = { formats: ['QRCode', 'EAN13', 'Code128'], maxNumberOfSymbols: 1 }

/** Reads the code in a picture, if there is one. */
export type Decoder = (image: ImageData) => Promise<{ text: string; format: CodeFormat } | undefined>

/**
 * Brings up zxing-cpp and has it do its first, slow call.
 * @param overrides where its file is, `locateFile` or `wasmBinary`: without one the package would ask a public CDN
 */
export async function createWasmDecoder(overrides: ZXingModuleOverrides): Promise<Decoder> {
  // What goes wrong is told by the rejection; the module would tell the console as well.
  await prepareZXingModule({ overrides: { printErr: () => {}, ...overrides }, fireImmediately: true })
  await readBarcodes({ data: new Uint8ClampedArray(64 * 64 * 4), width: 64, height: 64, colorSpace: 'srgb' }, options)
  return async (image) => {
    for (const found of await readBarcodes(image, options)) {
      const format = formats[found.format]
      if (found.isValid && format !== undefined) return { text: found.text, format }
    }
    return undefined
  }
}
