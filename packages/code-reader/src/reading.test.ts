import { describe, expect, it } from 'vitest'
import { createReading } from './reading.ts'
import type { CodeFormat, Hint, Look, PictureTraits, Sighting } from './types.ts'

const link = (end: string) =>
  `https://diia.app/documents/internal-passport/5f0c/verify/${end}f14e45f-ceea-467f-a1d2-3b4c5d6e7f80`
const bars = '5579455552341'
const otherBars = '8169516997999'

function setUp() {
  const said: string[] = []
  const reading = createReading({
    onCode: ({ text }) => said.push(text),
    onHold: (holding) => said.push(holding ? 'holds' : 'free'),
    onHint: (hint: Hint | undefined) => said.push(`hint ${hint ?? 'none'}`),
  })
  let at = 0
  const see = (text: string | undefined, seconds: number, format: CodeFormat = 'qr', traits?: PictureTraits): void => {
    const look: Look = {
      found: text === undefined ? undefined : { text, format, engine: 'wasm' },
      others: [],
      traits,
      tookMs: 5,
    }
    for (let count = 0; count < seconds * 20; count++, at += 50) reading.look(look, at)
  }
  /** The pictures hold two codes, or an engine that finds one at a time finds now this one, now that one. */
  const seeTwo = (one: string, two: string, seconds: number, way: 'together' | 'by turns' = 'together'): void => {
    const sighting = (text: string): Sighting => ({
      text,
      format: text === bars || text === otherBars ? 'ean-13' : 'qr',
      engine: 'wasm',
    })
    for (let count = 0; count < seconds * 20; count++, at += 50) {
      const [first, second] = count % 2 === 0 ? [one, two] : [two, one]
      reading.look(
        way === 'together'
          ? { found: sighting(first), others: [sighting(second)], tookMs: 5 }
          : { found: sighting(first), tookMs: 5 },
        at,
      )
    }
  }
  return { said, see, seeTwo, reading }
}

describe('after a read', () => {
  it('nothing else is read until the code is gone for a second', () => {
    const { said, see } = setUp()
    see(link('a'), 2)
    see(bars, 0.9, 'ean-13')
    expect(said).toEqual([link('a'), 'holds'])
    see(bars, 0.3, 'ean-13')
    expect(said).toEqual([link('a'), 'holds', 'free', bars, 'holds'])
  })

  it('a code that is missed now and then is not gone', () => {
    const { said, see } = setUp()
    for (let time = 0; time < 10; time++) {
      see(link('a'), 0.05)
      see(time % 2 === 0 ? undefined : link('b'), 0.9)
    }
    expect(said).toEqual([link('a'), 'holds'])
  })

  it('what stood beside it is read when it is gone', () => {
    const { said, see } = setUp()
    for (let look = 0; look < 40; look++) see(link(look % 2 === 0 ? 'a' : 'b'), 0.05)
    expect(said).toEqual([link('a'), 'holds'])
    see(link('b'), 1.2)
    expect(said).toEqual([link('a'), 'holds', 'free', link('b'), 'holds'])
  })

  it('the clerk who goes on need not wait, and the same code is still not reported again', () => {
    const { said, see, reading } = setUp()
    see(link('a'), 0.5)
    reading.next()
    see(link('a'), 0.5)
    see(link('b'), 0.1)
    expect(said).toEqual([link('a'), 'holds', 'free', link('b'), 'holds'])
  })

  it('a camera opened anew holds nothing', () => {
    const { said, see, reading } = setUp()
    see(link('a'), 0.5)
    reading.restart()
    see(link('b'), 0.1)
    expect(said).toEqual([link('a'), 'holds', 'free', link('b'), 'holds'])
  })
})

describe('the codes of two documents in view', () => {
  it.each([
    ['bars and bars', bars, otherBars],
    ['a QR and a QR', link('a'), link('b')],
    ['a QR and the bars of another', link('a'), bars],
  ])('%s: neither is read, however long, and one is asked for', (_, one, two) => {
    for (const way of ['together', 'by turns'] as const) {
      const { said, seeTwo } = setUp()
      seeTwo(one, two, 30, way)
      expect(said).toEqual(['hint several'])
    }
  })

  it('the one that stays is read a second after the other has gone', () => {
    const { said, see, seeTwo } = setUp()
    seeTwo(bars, otherBars, 5)
    see(otherBars, 0.9, 'ean-13')
    expect(said).toEqual(['hint several'])
    see(otherBars, 0.3, 'ean-13')
    expect(said).toEqual(['hint several', 'hint none', otherBars, 'holds'])
  })

  it('one that was read already is not read again when the other one goes, and the other one is when it stays', () => {
    const { said, see, seeTwo } = setUp()
    see(bars, 2, 'ean-13')
    seeTwo(bars, otherBars, 20)
    expect(said).toEqual([bars, 'holds', 'free', 'hint several'])
    see(bars, 3, 'ean-13')
    expect(said).toEqual([bars, 'holds', 'free', 'hint several', 'hint none'])
    seeTwo(bars, otherBars, 2)
    see(otherBars, 1.2, 'ean-13')
    expect(said).toEqual([
      bars,
      'holds',
      'free',
      'hint several',
      'hint none',
      'hint several',
      'hint none',
      otherBars,
      'holds',
    ])
  })

  it('a code that the phone renews is not one of two', () => {
    const { said, see } = setUp()
    see(link('a'), 180)
    see(link('b'), 1.2)
    expect(said).toEqual([link('a'), 'holds', 'free', link('b'), 'holds'])
  })

  it('a code that is nobody’s document is not one of two', () => {
    const { said, seeTwo } = setUp()
    seeTwo(bars, 'https://example.org/poster', 1)
    expect(said).not.toContain('hint several')
    expect(said).toContain('holds')
  })
})

describe('a code that hangs on the wall', () => {
  const poster = 'https://example.org/poster'

  it('does not keep others from being read for long', () => {
    const { said, see } = setUp()
    see(poster, 5)
    expect(said).toEqual([poster, 'holds'])
    for (let look = 0; look < 200; look++) see(look % 2 === 0 ? poster : bars, 0.05, look % 2 === 0 ? 'qr' : 'ean-13')
    expect(said).toEqual([poster, 'holds', 'free', bars, 'holds'])
  })

  it('is known after the life of a code, never told again, and no use of the camera', () => {
    const { said, see, reading } = setUp()
    see(poster, 179)
    expect(reading.used).toBe(true)
    see(undefined, 0.8)
    see(poster, 2)
    expect(reading.used).toBe(false)
    for (let visitor = 0; visitor < 5; visitor++) {
      see(undefined, 300)
      see(poster, 20)
    }
    expect(said).toEqual([poster, 'holds', 'free'])
    see(link('a'), 0.1)
    expect(said.at(-2)).toBe(link('a'))
  })

  it('is forgotten when it was taken down', () => {
    const { said, see } = setUp()
    see(poster, 185)
    see(undefined, 601)
    see(poster, 1)
    expect(said).toEqual([poster, 'holds', 'free', poster, 'holds'])
  })

  it('is not one that is shown again and again', () => {
    const { said, see } = setUp()
    for (let visitor = 0; visitor < 60; visitor++) {
      see(link('a'), 5)
      see(undefined, 3)
    }
    expect(said.filter((word) => word === link('a'))).toHaveLength(60)
  })
})

describe('advice', () => {
  const tiles = (alternations: number) => ({
    brightness: new Uint8Array(144).fill(120),
    burnt: new Uint8Array(144),
    alternations: new Uint8Array(144).fill(1).fill(alternations, 60, 75),
    sharpness: new Uint8Array(144).fill(140),
  })
  const empty: PictureTraits = { brightness: 120, burnt: 0, tiles: tiles(1) }
  const shown: PictureTraits = { brightness: 120, burnt: 0, tiles: tiles(9) }

  it('is told when it changes, and ends with the read', () => {
    const { said, see } = setUp()
    see(undefined, 3, 'qr', empty)
    see(undefined, 6, 'qr', shown)
    expect(said).toEqual(['hint qr'])
    see(link('a'), 0.1, 'qr', shown)
    expect(said).toEqual(['hint qr', 'hint none', link('a'), 'holds'])
  })

  it('is not given while the code that was read is still held up', () => {
    const { said, see } = setUp()
    see(undefined, 3, 'qr', empty)
    see(link('a'), 60, 'qr', shown)
    expect(said).toEqual([link('a'), 'holds', 'free'])
  })

  it('is not given where pictures are not measured', () => {
    const { said, see } = setUp()
    see(undefined, 60)
    expect(said).toEqual([])
  })
})
