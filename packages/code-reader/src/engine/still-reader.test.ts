import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { beforeAll, describe, expect, it } from 'vitest'
import { code, sheet as drawSheet } from '../../test/sheet.ts'
import type { Draw } from '../../test/sheet.ts'
import type { GreyPicture } from '../types.ts'
import { readStill } from './still-reader.ts'
import type { Still } from './still-reader.ts'
import { createWasmDecoder } from './wasm-decoder.ts'
import type { Decoder } from './wasm-decoder.ts'

const link = 'https://diia.app/documents/internal-passport/5f0c2a90/verify/8f14e45f-ceea-467f-a1d2-3b4c5d6e7f80'
const number = '5579455552341'
const other = '8169516997999'

let decode: Decoder
beforeAll(async () => {
  const file = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
  decode = await createWasmDecoder({ wasmBinary: new Uint8Array(readFileSync(file)).buffer })
})

/** A sheet that can be had in any size as a browser gives it. */
function sheet(width: number, height: number, ...drawings: readonly Draw[]): Still {
  const own = drawSheet(width, height, ...drawings)
  return { width, height, at: (wanted) => scaled(own, wanted) }
}

/** Each pixel the mean of nine places in what it covers. */
function scaled({ data, width, height }: GreyPicture, wanted: number): GreyPicture {
  const scale = width / wanted
  const rows = Math.round(height / scale)
  const out = new Uint8Array(wanted * rows)
  for (let at = 0; at < out.length; at++) {
    let sum = 0
    for (let place = 0; place < 9; place++) {
      const x = Math.min(width - 1, Math.floor(((at % wanted) + ((place % 3) + 0.5) / 3) * scale))
      const y = Math.min(height - 1, Math.floor((Math.floor(at / wanted) + (Math.floor(place / 3) + 0.5) / 3) * scale))
      sum += data[y * width + x] ?? 0
    }
    out[at] = sum / 9
  }
  return { data: out, width: wanted, height: rows }
}

const texts = (still: Still) =>
  readStill(still, decode)
    .map(({ text }) => text)
    .toSorted()

describe('a still picture', () => {
  it.each(['ean13', 'code128'] as const)('with %s is read', (kind) => {
    expect(texts(sheet(1080, 2300, code(kind, number, 200, 900, 6)))).toEqual([number])
  })

  it('with a QR is read, at any size of the picture', () => {
    expect(texts(sheet(1080, 2300, code('qrcode', link, 300, 900, 10)))).toEqual([link])
    expect(texts(sheet(300, 400, code('qrcode', link, 60, 60, 3)))).toEqual([link])
    expect(texts(sheet(3600, 2000, code('qrcode', link, 2000, 900, 12)))).toEqual([link])
  })

  it('with bars so small in it that its own size shows them best', () => {
    expect(texts(sheet(2600, 1200, code('ean13', number, 1200, 600, 3)))).toEqual([number])
  })

  it('says all codes that it holds, to be told apart by who asked', () => {
    expect(texts(sheet(1400, 1400, code('ean13', number, 100, 100, 5), code('code128', other, 100, 700, 5)))).toEqual([
      number,
      other,
    ])
    expect(
      texts(sheet(1400, 1400, code('qrcode', link, 100, 100, 8), code('qrcode', 'https://example.org', 900, 900, 8))),
    ).toEqual([link, 'https://example.org'])
  })

  it('without a code says nothing, nor with a page of text or stripes', () => {
    expect(texts(sheet(800, 600))).toEqual([])
    const stripes: Draw = ({ data, width, height }) => {
      for (let y = 200; y < height - 200; y++) for (let x = 0; x < width; x++) if (x % 14 < 7) data[y * width + x] = 40
    }
    expect(texts(sheet(800, 600, stripes))).toEqual([])
  })

  it('bars that say something else in every size are not believed', () => {
    let look = 0
    const moody: Decoder = ({ width, height }) => ({
      text: String(look++),
      format: 'ean-13',
      corners: [
        { x: 0, y: 0 },
        { x: width, y: 0 },
        { x: width, y: height },
        { x: 0, y: height },
      ],
    })
    expect(readStill(sheet(800, 600), moody)).toEqual([])
    expect(look).toBeLessThan(200)
  })
})
