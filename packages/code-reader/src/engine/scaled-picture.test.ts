import { expect, it } from 'vitest'
import type { GreyPicture } from '../types.ts'
import { scaledPicture } from './scaled-picture.ts'

const ramp: GreyPicture = {
  data: Uint8Array.from({ length: 60 * 30 }, (_, at) => 20 + 3 * (at % 60)),
  width: 60,
  height: 30,
}

it('leaves a picture of the same size as it is', () => expect(scaledPicture(ramp, 60)).toEqual(ramp))

it.each([26, 44, 120, 180])('keeps shades where they were, %i pixels wide', (width) => {
  const scaled = scaledPicture(ramp, width)
  expect(scaled).toMatchObject({ width, height: width / 2 })
  // Not at the edges, where the picture goes on as it ends.
  for (const part of [0.2, 0.5, 0.8]) {
    const x = Math.floor(width * part)
    const expected = 20 + 3 * (((x + 0.5) * 60) / width - 0.5)
    expect(Math.abs(scaled.data[Math.floor(scaled.height / 2) * width + x]! - expected)).toBeLessThanOrEqual(1)
  }
})

it('takes the mean of what becomes one pixel', () => {
  const stripes = { data: Uint8Array.from({ length: 64 * 16 }, (_, at) => (at % 2) * 200), width: 64, height: 16 }
  const inner = scaledPicture(stripes, 16).data.slice(16 + 4, 16 + 12)
  for (const shade of inner) expect(Math.abs(shade - 100)).toBeLessThan(12)
})
