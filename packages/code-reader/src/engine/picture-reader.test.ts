import { beforeAll, describe, expect, it } from 'vitest'
import { loadDecoder } from '../../bench/shipping-reader.ts'
import { barsOf, drawBars } from '../../test/drawn-bars.ts'
import { code, sheet } from '../../test/sheet.ts'
import type { Draw } from '../../test/sheet.ts'
import type { GreyPicture } from '../types.ts'
import { createJsDecoder } from './js-decoder.ts'
import { createPictureReader } from './picture-reader.ts'
import type { PictureLook } from './picture-reader.ts'
import type { Found } from './protocol.ts'
import type { Decoder } from './wasm-decoder.ts'

const number = '5579455552341'
const link: Found = { text: 'https://diia.app/', format: 'qr' }
const bars = drawBars(barsOf('ean13', number))
const empty: GreyPicture = { data: new Uint8Array(640 * 360).fill(90), width: 640, height: 360 }

/** A reader over an engine that finds what it is told to, and how often it was asked. */
function over(found: Found | undefined) {
  const asked = { times: 0 }
  const reader = createPictureReader(() => {
    asked.times++
    return found
  })
  return { reader, asked }
}

describe('a picture', () => {
  it('with bars is read without the engine, which is asked once, at the second look, for another code', () => {
    const { reader, asked } = over(link)
    expect(reader.read(bars)).toMatchObject({ found: { text: number, format: 'ean-13' }, barsSeen: true })
    expect(asked.times).toBe(0)
    for (let look = 1; look < 4; look++)
      expect(reader.read(bars)).toMatchObject({ found: { text: number, format: 'ean-13' }, others: [], barsSeen: true })
    expect(asked.times).toBe(1)
  })

  it('with bars found for the first time is not said to hold no other code', () => {
    expect(over(link).reader.read(bars).others).toBeUndefined()
  })

  it('without stripes is the engine’s', () => {
    const { reader, asked } = over(link)
    expect(reader.read(empty)).toEqual({ found: link, barsSeen: false })
    expect(asked.times).toBe(1)
  })

  it('with bars that hold something else is the engine’s too, once', () => {
    const { reader, asked } = over({ text: 'ABC-1234-XYZ', format: 'code-128' })
    expect(reader.read(drawBars(barsOf('code128', 'ABC-1234-XYZ')))).toMatchObject({
      found: { text: 'ABC-1234-XYZ' },
      barsSeen: true,
    })
    expect(asked.times).toBe(1)
  })
})

/** Bars are acted on after two looks, and the second one searches for other codes. */
function secondLook(engine: Decoder, picture: GreyPicture): PictureLook {
  const reader = createPictureReader(engine)
  reader.read(picture)
  return reader.read(picture)
}

describe('two codes in a picture', () => {
  let decode: Decoder
  beforeAll(async () => {
    decode = await loadDecoder()
  })

  const links = ['8', '9'].map(
    (digit) =>
      `https://diia.app/documents/internal-passport/5f0c2a90/verify/${digit}f14e45f-ceea-467f-a1d2-3b4c5d6e7f80`,
  )
  const other = '8169516997999'
  const shown: Readonly<Record<string, (left: number) => Draw>> = {
    [number]: (left) => code('ean13', number, left, 200, 3),
    [other]: (left) => code('code128', other, left, 220, 3),
    [links[0]!]: (left) => code('qrcode', links[0]!, left, 180, 6),
    [links[1]!]: (left) => code('qrcode', links[1]!, left, 160, 7),
  }

  it.each([
    [number, other],
    [other, number],
    [links[0]!, links[1]!],
    [links[0]!, number],
    [other, links[1]!],
  ])('are both told: %s, %s', (one, two) => {
    const told = (engine: Decoder): string[] => {
      const { found, others = [] } = secondLook(engine, sheet(1280, 720, shown[one]!(150), shown[two]!(760)))
      return [found, ...others].flatMap((some) => some?.text ?? []).toSorted()
    }
    expect(told(decode)).toEqual([one, two].toSorted())
    // The library sees nothing where two QR codes are; what matters is that it never tells one of two.
    expect(told(createJsDecoder())).not.toHaveLength(1)
  })

  it('are not told where the same code stands twice, nor beside what is nobody’s document', () => {
    const twice = secondLook(decode, sheet(1280, 720, shown[number]!(150), shown[number]!(760)))
    expect(twice).toMatchObject({ found: { text: number }, others: [] })
    const poster = secondLook(
      decode,
      sheet(1280, 720, shown[number]!(150), code('qrcode', 'https://example.org', 760, 200, 8)),
    )
    expect(poster).toMatchObject({ found: { text: number }, others: [] })
  })
})

it('looks another way at each frame, and stays with the way that works', () => {
  const { reader } = over(undefined)
  const glaring = drawBars(barsOf('code128', number), {
    white: 255,
    module: 2.3,
    optics: { spread: 0.3, smear: 0, barLoss: 0.33 },
  })
  const looks = Array.from({ length: 12 }, () => reader.read(glaring).found?.text)
  const first = looks.indexOf(number)
  expect(first).toBeGreaterThan(0)
  expect(looks.slice(first).every((text) => text === number)).toBe(true)
})
