/* oxlint-disable no-underscore-dangle -- names of Emscripten */
import {
  binarizers,
  characterSets,
  defaultReaderOptions,
  eanAddOnSymbols,
  encodeFormats,
  prepareZXingModule,
  textModes,
} from 'zxing-wasm/reader'
import type { ZXingModuleOverrides, ZXingReadResult, ZXingReaderOptions, ZXingVector } from 'zxing-wasm/reader'
import type { CodeFormat, GreyPicture } from '../types.ts'
import type { Found } from './protocol.ts'

declare global {
  // What the package's own types leave to @types/emscripten, as far as it is used here.
  interface EmscriptenModule {
    /** Bytes of the engine's memory. Another array after the memory has grown. */
    readonly HEAPU8: Uint8Array<ArrayBuffer>
    _malloc(bytes: number): number
    _free(place: number): void
    locateFile(file: string, folder: string): string
    wasmBinary: ArrayBuffer
    printErr(line: string): void
  }
}

const formats: Readonly<Record<string, CodeFormat>> = { QRCode: 'qr', EAN13: 'ean-13', Code128: 'code-128' }

// The engine's defaults measured best; naming the formats makes it two to six times faster than trying them all.
const options: ZXingReaderOptions = {
  ...defaultReaderOptions,
  formats: encodeFormats(['QRCode', 'EAN13', 'Code128']),
  maxNumberOfSymbols: 1,
  // With the usual two, EAN-13 seen from afar was read as other numbers with a right check digit (bench read).
  minLineCount: 3,
  binarizer: binarizers.indexOf(defaultReaderOptions.binarizer),
  eanAddOnSymbol: eanAddOnSymbols.indexOf(defaultReaderOptions.eanAddOnSymbol),
  textMode: textModes.indexOf(defaultReaderOptions.textMode),
  characterSet: characterSets.indexOf('Unknown'),
}

/** Reads the code in a picture, if there is one. */
export type Decoder = (picture: GreyPicture) => Found | undefined

/**
 * Brings up zxing-cpp and has it do its first, slow call.
 * @param overrides where its file is, `locateFile` or `wasmBinary`: without one the package would ask a public CDN
 */
export async function createWasmDecoder(overrides: ZXingModuleOverrides): Promise<Decoder> {
  // What goes wrong is told by the rejection; the module would tell the console as well.
  const zxing = await prepareZXingModule({ overrides: { printErr: () => {}, ...overrides }, fireImmediately: true })

  // The package's own `readBarcodes` wants colours and makes them grey; this is what it calls then.
  function decode({ data, width, height }: GreyPicture): Found | undefined {
    const place = zxing._malloc(data.length)
    try {
      zxing.HEAPU8.set(data, place)
      // A vector in the engine's memory, which the package leaves to the garbage collector.
      const results: ZXingVector<ZXingReadResult> & { delete?(): void } = zxing.readBarcodesFromPixmap(
        place,
        width,
        height,
        options,
      )
      try {
        for (let at = 0; at < results.size(); at++) {
          const result = results.get(at)
          const format = result && formats[result.format]
          if (result === undefined || !result.isValid || format === undefined) continue
          const { topLeft, topRight, bottomRight, bottomLeft } = result.position
          return { text: result.text, format, corners: [topLeft, topRight, bottomRight, bottomLeft] }
        }
        return undefined
      } finally {
        results.delete?.()
      }
    } finally {
      zxing._free(place)
    }
  }

  decode({ data: new Uint8Array(64 * 64), width: 64, height: 64 })
  return decode
}
