import { describe, expect, it } from 'vitest'
import { barsOf, drawBars } from '../../test/drawn-bars.ts'
import type { Bars, View } from '../../test/drawn-bars.ts'
import type { GreyPicture } from '../types.ts'
import { readBars } from './bar-reader.ts'
import type { BarRead } from './bar-reader.ts'
import { barModes } from './bar-modes.ts'
import { locateBars } from './locate.ts'

const number = '5579455552341'
const other = '8169516997999'

/** What each of the modes reads from a picture. */
function readAll(picture: GreyPicture): (BarRead | undefined)[] {
  return barModes.map((mode) => readBars(picture, locateBars(picture, mode.search), mode).read)
}

function readOnce(
  view: View,
  symbology: 'ean13' | 'code128' = 'ean13',
  text = number,
  bars: Bars = barsOf(symbology, text),
): string[] {
  return [...new Set(readAll(drawBars(bars, view)).flatMap((read) => read?.text ?? []))]
}

describe('bars in a picture', () => {
  it.each([0, 7, 45, 90, 135, 180, 200, 270, 315])('are read when turned by %i degrees', (turned) => {
    expect(readOnce({ turned, module: 1.9 })).toEqual([number])
    expect(readOnce({ turned, module: 1.6 }, 'code128', other)).toEqual([other])
  })

  it.each<[string, View]>([
    ['light on dark', { white: 20, black: 230 }],
    ['faint', { white: 150, black: 110, noise: 3 }],
    ['in noise', { noise: 25 }],
    ['one pixel a module', { module: 1.1, tall: 40 }],
    ['out of focus', { optics: { spread: 0.95, smear: 0, barLoss: 0 } }],
    ['moving', { optics: { spread: 0.4, smear: 2.4, barLoss: 0 } }],
    ['eaten by a bright screen', { white: 255, optics: { spread: 0.3, smear: 0, barLoss: 0.3 } }],
    ['nearly lost in a bright screen', { white: 255, module: 3, optics: { spread: 0.25, smear: 0, barLoss: 0.4 } }],
  ])('are read %s', (_, view) => {
    expect(readOnce(view)).toEqual([number])
    expect(readOnce(view, 'code128')).toEqual([number])
  })

  it.each([3, 4, 6])('are read with a quiet zone of %i modules, on a dark phone or a grey desk', (quiet) => {
    for (const around of [20, 90]) {
      expect(readOnce({ quiet, around, module: 3, noise: 3, turned: 2 })).toEqual([number])
      expect(readOnce({ quiet, around, module: 2.4, noise: 3, turned: -8 }, 'code128', other)).toEqual([other])
    }
  })

  it.each([0.9, 1.5, 2])('are read when something dark ends %d modules beside them', (quiet) => {
    for (const around of [20, 90]) {
      expect(readOnce({ quiet, around, module: 3, noise: 3, turned: 2 })).toEqual([number])
      expect(readOnce({ quiet, around, module: 2.6, noise: 3, turned: -8 }, 'code128', other)).toEqual([other])
    }
  })

  it('are read with a line beside them that is as thin as the thinnest bar', () => {
    const bars = barsOf('ean13', number)
    const lined = { modules: bars.modules, runs: [[-2.5, -1.5], ...bars.runs, [96.5, 97.5]] as const }
    expect(readOnce({ module: 3, noise: 3, quiet: 8 }, 'ean13', number, lined)).toEqual([number])
  })

  it('are read through a spot of glare over all of their height', () => {
    const picture = drawBars(barsOf('ean13', number), { noise: 6 })
    for (let at = 0; at < picture.data.length; at++) {
      const off = (((at % picture.width) - 430) / 55) ** 2 + ((Math.floor(at / picture.width) - 270) / 120) ** 2
      picture.data[at] = Math.min(255, picture.data[at]! + 150 * Math.exp(-off))
    }
    expect(readAll(picture).map((read) => read?.text)).toContain(number)
  })

  it('are read though half of their height is covered', () => {
    const picture = drawBars(barsOf('ean13', number))
    picture.data.fill(250, 0, picture.width * (picture.height / 2 - 5))
    expect(readAll(picture).some((read) => read?.text === number)).toBe(true)
  })

  it('tells where they stand, from their own top left', () => {
    const picture = drawBars(barsOf('ean13', number), { module: 2, tall: 80 })
    const [read] = readAll(picture)
    // 95 modules of 2 pixels and 80 pixels of height, in the middle of 960 × 540.
    const expected = [
      [385, 230],
      [575, 230],
      [575, 310],
      [385, 310],
    ]
    read?.corners.forEach(({ x, y }, corner) => {
      expect(Math.abs(x - expected[corner]![0]!)).toBeLessThan(5)
      expect(Math.abs(y - expected[corner]![1]!)).toBeLessThan(14)
    })
    const upsideDown = readAll(drawBars(barsOf('ean13', number), { module: 2, turned: 180 }))[0]
    expect(upsideDown?.corners[0]?.x).toBeGreaterThan(480)
    expect(upsideDown?.corners[0]?.y).toBeGreaterThan(270)
  })
})

describe('what is no document code', () => {
  it.each(['0036000291452', '4820024700016'])('EAN-13 %s of goods is read as what it says', (text) => {
    expect(readOnce({}, 'ean13', text)).toEqual([text])
  })

  it('Code 128 with something else is left to the engine', () => {
    expect(readOnce({}, 'code128', 'ABC-1234-XYZ')).toEqual([])
    // Thirteen digits whose last is not their check digit.
    expect(readOnce({}, 'code128', '5579455552342')).toEqual([])
  })

  it('stripes, lines and noise are nothing', () => {
    const stripes = { runs: Array.from({ length: 24 }, (_, place) => [place * 4, place * 4 + 2] as const), modules: 96 }
    expect(readAll(drawBars(stripes)).filter(Boolean)).toEqual([])
    expect(readAll(drawBars({ runs: [[0, 30]], modules: 30 })).filter(Boolean)).toEqual([])
    expect(readAll(drawBars({ runs: [], modules: 0 }, { noise: 60 })).filter(Boolean)).toEqual([])
    for (const shade of [0, 255]) {
      expect(readAll({ data: new Uint8Array(640 * 360).fill(shade), width: 640, height: 360 }).filter(Boolean)).toEqual(
        [],
      )
    }
  })

  it.each([
    [1, 1],
    [3, 200],
    [200, 3],
    [17, 9],
  ])('a picture of %i × %i pixels is no fault', (width, height) => {
    expect(
      readAll({ data: new Uint8Array(width * height).map((_, at) => at * 37), width, height }).filter(Boolean),
    ).toEqual([])
  })
})
