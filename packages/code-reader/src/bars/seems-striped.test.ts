import { expect, it } from 'vitest'
import { barsOf, drawBars, randomFrom } from '../../test/drawn-bars.ts'
import { seemsStriped } from './seems-striped.ts'

const number = '5579455552341'

it.each([0, 30, 90])('bars turned by %i degrees seem striped', (turned) => {
  expect(seemsStriped(drawBars(barsOf('ean13', number), { turned }))).toBe(true)
})

it('squares, noise and nothing do not', () => {
  const random = randomFrom(5)
  const modules = Array.from({ length: 128 * 72 }, () => (random() < 0.5 ? 20 : 230))
  const squares = new Uint8Array(640 * 360).map(
    (_, at) => modules[Math.floor(at / 640 / 5) * 128 + Math.floor((at % 640) / 5)]!,
  )
  expect(seemsStriped({ data: squares, width: 640, height: 360 })).toBe(false)
  expect(seemsStriped(drawBars({ runs: [], modules: 0 }, { noise: 60, white: 120, black: 120 }))).toBe(false)
  expect(seemsStriped({ data: new Uint8Array(640 * 360), width: 640, height: 360 })).toBe(false)
  expect(seemsStriped({ data: new Uint8Array(1), width: 1, height: 1 })).toBe(false)
})
