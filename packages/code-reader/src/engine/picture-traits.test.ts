import { describe, expect, it } from 'vitest'
import type { GreyPicture } from '../types.ts'
import { tileColumns, tileRows, traitsOf } from './picture-traits.ts'

/** A picture of which each pixel is drawn by its place. */
function picture(shade: (x: number, y: number) => number, width = 1280, height = 720): GreyPicture {
  const data = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data[y * width + x] = shade(x, y)
  return { data, width, height }
}

const tile = (column: number, row: number) => row * tileColumns + column

/** Light and dark in turn, so many pixels each, with edges that take `blur` pixels. */
const bars = (size: number, blur: number) => (x: number) => {
  const place = x % (2 * size)
  const rise = Math.min(1, place / blur)
  return place < size ? 20 + 200 * rise : 220 - 200 * Math.min(1, (place - size) / blur)
}

describe('what a picture is like', () => {
  it('an even one has its shade everywhere and nothing else', () => {
    const { brightness, burnt, tiles } = traitsOf(picture(() => 90))
    expect(brightness).toBe(90)
    expect(burnt).toBe(0)
    expect(tiles.brightness).toEqual(new Uint8Array(tileColumns * tileRows).fill(90))
    for (const measure of [tiles.burnt, tiles.alternations, tiles.sharpness]) expect(Math.max(...measure)).toBe(0)
  })

  it('a burnt-out place is found where it is', () => {
    const { burnt, tiles } = traitsOf(picture((x, y) => (x < 320 && y < 160 ? 255 : 100)))
    expect(burnt).toBeCloseTo(8 / 144, 3)
    expect(tiles.burnt[tile(3, 1)]).toBe(255)
    expect(tiles.burnt[tile(4, 1)]).toBe(0)
    expect(tiles.burnt[tile(3, 2)]).toBe(0)
  })

  it('bars take turns, upright and sideways; a face of soft shades does not', () => {
    const upright = picture((x, y) => (y < 360 ? bars(8, 1)(x) : 120))
    const sideways = picture((x, y) => (x < 640 ? bars(8, 1)(y) : 120))
    expect(traitsOf(upright).tiles.alternations[tile(5, 1)]).toBeGreaterThan(7)
    expect(traitsOf(upright).tiles.alternations[tile(5, 6)]).toBe(0)
    expect(traitsOf(sideways).tiles.alternations[tile(2, 6)]).toBeGreaterThan(7)
    expect(traitsOf(sideways).tiles.alternations[tile(12, 6)]).toBe(0)
    const face = picture((x, y) => 130 + 90 * Math.sin(x / 120) * Math.cos(y / 90))
    expect(Math.max(...traitsOf(face).tiles.alternations)).toBeLessThan(3)
  })

  it('edges are the less sharp the longer they take, alike in both sizes of picture', () => {
    const sharpnessOf = (blur: number) => traitsOf(picture(bars(20, blur))).tiles.sharpness[tile(8, 4)] ?? 0
    expect(sharpnessOf(1)).toBe(255)
    expect(sharpnessOf(4)).toBeGreaterThan(55)
    expect(sharpnessOf(4)).toBeLessThan(75)
    expect(sharpnessOf(12)).toBeLessThan(sharpnessOf(4) / 2)
    const large = traitsOf(picture(bars(30, 6), 1920, 1080)).tiles.sharpness[tile(8, 4)] ?? 0
    expect(Math.abs(large - sharpnessOf(4))).toBeLessThan(6)
  })

  it('without contrast nothing is said of sharpness', () => {
    expect(Math.max(...traitsOf(picture((x) => (x % 40 < 20 ? 100 : 130))).tiles.sharpness)).toBe(0)
  })

  it('a picture smaller than the grid is borne', () => {
    expect(() => traitsOf(picture(() => 90, 8, 8))).not.toThrow()
  })
})
