import { beforeAll, describe, expect, it } from 'vitest'
import { loadDecoder } from '../../bench/shipping-reader.ts'
import { code, sheet } from '../../test/sheet.ts'
import type { GreyPicture } from '../types.ts'
import { createCloseUps, findInCloseUps } from './close-up.ts'
import { createCodeReader } from './code-reader.ts'
import { scaledPicture } from './scaled-picture.ts'
import { squareAreas } from './square-areas.ts'
import type { Decoder } from './wasm-decoder.ts'

const link = 'https://diia.app/documents/internal-passport/5f0c2a90/verify/8f14e45f-ceea-467f-a1d2-3b4c5d6e7f80'
/** 45 modules of 1.1 pixels: too small for the engine. */
const width = 720
const small = scaledPicture(sheet(3200, 1800, code('qrcode', link, 1400, 700, 5)), width)

describe('a QR code that is too small for the engine', () => {
  let decode: Decoder
  beforeAll(async () => {
    decode = await loadDecoder()
  })

  it('is read from a close-up, and told where it stands', () => {
    expect(decode(small)).toBeUndefined()
    const found = findInCloseUps(small, decode)
    expect(found).toMatchObject({ text: link, format: 'qr' })
    expect(Math.abs((found?.corners?.[0]?.x ?? 0) - (1400 * width) / 3200)).toBeLessThan(4)
    expect(Math.abs((found?.corners?.[0]?.y ?? 0) - (700 * width) / 3200)).toBeLessThan(4)
  })

  it('is read by the reader of frames within some looks, and then at each', () => {
    const reader = createCodeReader(decode)
    const looks = Array.from({ length: 6 }, () => reader.read(small).found?.text)
    const first = looks.indexOf(link)
    expect(first).toBeGreaterThan(0)
    expect(looks.slice(first).every((text) => text === link)).toBe(true)
  })
})

it('gives each area its turn, and stays with the one that held a code', () => {
  const picture = sheet(800, 400, code('qrcode', link, 60, 60, 3), code('qrcode', link.slice(0, 60), 400, 100, 3))
  const asked: GreyPicture[] = []
  let answers = false
  const closeUps = createCloseUps((closeUp) => {
    asked.push(closeUp)
    return answers ? { text: link, format: 'qr' } : undefined
  })
  expect(squareAreas(picture)).toHaveLength(2)
  closeUps.look(picture)
  answers = true
  closeUps.look(picture)
  closeUps.look(picture)
  expect(asked[0]?.width).not.toBe(asked[1]?.width)
  expect(asked[2]?.width).toBe(asked[1]?.width)
})

it('leaves bars to those who look at bars', () => {
  const closeUps = createCloseUps(() => ({ text: '5579455552341', format: 'ean-13' }))
  expect(closeUps.look(sheet(800, 400, code('qrcode', link, 60, 60, 3)))).toBeUndefined()
})

describe('a picture without a code', () => {
  it('has no area that is worth a close-up', () => {
    expect(squareAreas(sheet(800, 400))).toEqual([])
    expect(squareAreas(sheet(800, 400, code('ean13', '5579455552341', 100, 100, 3)))).toEqual([])
  })
})
