// The engines that the shipping reader is measured beside, each as a page would use it.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { ZBarConfigType, ZBarSymbolType, getDefaultScanner, scanRGBABuffer } from '@undecaf/zbar-wasm'
import {
  BarcodeFormat,
  BinaryBitmap,
  DecodeHintType,
  HybridBinarizer,
  MultiFormatReader,
  RGBLuminanceSource,
} from '@zxing/library'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { greyOf } from '../src/engine/grey-picture.ts'
import type { Reader } from './readers.ts'

const formats = ['qrcode', 'code128', 'ean13'] as const

/** zxing-cpp through its package, with the package's defaults. */
export async function createZxingWasm(): Promise<Reader> {
  const file = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
  await prepareZXingModule({
    overrides: { wasmBinary: new Uint8Array(readFileSync(file)).buffer },
    fireImmediately: true,
  })
  return {
    name: 'zxing-wasm defaults',
    formats,
    async decode(image) {
      // What the package asks for is an ImageData, which Node has not; it reads no more of it than this.
      const results = await readBarcodes(image as ImageData, {
        formats: ['QRCode', 'Code128', 'EAN13'],
        maxNumberOfSymbols: 1,
      })
      return results.filter(({ isValid }) => isValid).map(({ text, format }) => ({ text, format }))
    },
  }
}

/**
 * The JavaScript port as `@zxing/browser` drives it: grey picture, local threshold, one reader after another.
 * @param effort `hard` looks at more rows, and sideways, too
 */
export function createZxingJs(effort: 'usual' | 'hard' = 'usual'): Reader {
  const reader = new MultiFormatReader()
  const hints = new Map<DecodeHintType, unknown>([
    [DecodeHintType.POSSIBLE_FORMATS, [BarcodeFormat.QR_CODE, BarcodeFormat.CODE_128, BarcodeFormat.EAN_13]],
  ])
  if (effort === 'hard') hints.set(DecodeHintType.TRY_HARDER, true)
  reader.setHints(hints)
  return {
    name: effort === 'hard' ? '@zxing/library TRY_HARDER' : '@zxing/library',
    formats,
    decode(image) {
      const { data, width, height } = greyOf(image, new Uint8Array(image.width * image.height))
      const bitmap = new BinaryBitmap(
        new HybridBinarizer(new RGBLuminanceSource(new Uint8ClampedArray(data.buffer), width, height)),
      )
      const result = withoutWarnings(() => reader.decodeWithState(bitmap))
      return result === undefined ? [] : [{ text: result.getText(), format: BarcodeFormat[result.getBarcodeFormat()] }]
    },
  }
}

/** The library warns on the console about every reader that finds nothing, and throws when none does. */
function withoutWarnings<T>(act: () => T): T | undefined {
  const { warn } = console
  console.warn = () => {}
  try {
    return act()
  } catch {
    return undefined
  } finally {
    console.warn = warn
  }
}

export async function createZbar(): Promise<Reader> {
  const scanner = await getDefaultScanner()
  scanner.setConfig(ZBarSymbolType.ZBAR_NONE, ZBarConfigType.ZBAR_CFG_ENABLE, 0)
  for (const symbol of [ZBarSymbolType.ZBAR_QRCODE, ZBarSymbolType.ZBAR_CODE128, ZBarSymbolType.ZBAR_EAN13])
    scanner.setConfig(symbol, ZBarConfigType.ZBAR_CFG_ENABLE, 1)
  return {
    name: 'zbar-wasm',
    formats,
    async decode({ data, width, height }) {
      const results = await scanRGBABuffer(data.buffer, width, height, scanner)
      return results.map((result) => ({ text: result.decode(), format: result.typeName }))
    },
  }
}
