import { BitArray, Code128Reader, NotFoundException } from '@zxing/library'
import bwip from 'bwip-js/node'
import { describe, expect, it } from 'vitest'
import { RepairedCode128Reader, findStarts } from './code128-reader.ts'

const number = '5579455552341'

/** One row of pixels: widths of white and dark in turn, starting with white. */
function rowOf(...widths: number[]): BitArray {
  const row = new BitArray(widths.reduce((sum, width) => sum + width, 0))
  let at = 0
  widths.forEach((width, place) => {
    if (place % 2 === 1) row.setRange(at, at + width)
    at += width
  })
  return row
}

/** The bars of the number with so many pixels a module. */
function bars(pixels: number): number[] {
  // oxlint-disable-next-line import/no-named-as-default-member -- the named `raw` is a symbology of that name
  const [encoded] = bwip.raw({ bcid: 'code128', text: number })
  if (encoded === undefined || !('sbs' in encoded)) throw new Error('No bars')
  return encoded.sbs.map((width) => width * pixels)
}

describe('Code 128', () => {
  const besideDark = rowOf(40, 25, 60, ...bars(3), 60)

  it('is read when nothing dark stands to its left', () => {
    expect(new RepairedCode128Reader().decodeRow(0, rowOf(60, ...bars(3), 60)).getText()).toBe(number)
  })

  it('is read beside the dark edge of a phone, which hides it from the library', () => {
    // When this line fails, the library was repaired and the class can go.
    expect(() => new Code128Reader().decodeRow(0, besideDark)).toThrow()
    expect(new RepairedCode128Reader().decodeRow(0, besideDark).getText()).toBe(number)
  })

  it('leaves the row as it was', () => {
    const before = besideDark.toString()
    new RepairedCode128Reader().decodeRow(0, besideDark)
    expect(besideDark.toString()).toBe(before)
  })

  it('is found behind something that only looks like a start', () => {
    const likeStart = [2, 1, 1, 2, 3, 2].map((width) => width * 3)
    const row = rowOf(60, ...likeStart, 3, 60, ...bars(3), 60)
    expect(findStarts(row).length).toBeGreaterThan(1)
    expect(new RepairedCode128Reader().decodeRow(0, row).getText()).toBe(number)
  })

  it.each([1, 2, 3, 5])('is found wherever it stands (%i pixels a module)', (pixels) => {
    for (let shift = 0; shift < 70; shift++) {
      expect(new RepairedCode128Reader().decodeRow(0, rowOf(20, 9, 60 + shift, ...bars(pixels), 60)).getText()).toBe(
        number,
      )
    }
  })

  it('is not imagined', () => {
    for (const row of [
      rowOf(200),
      rowOf(10, 90),
      rowOf(...Array.from({ length: 200 }, (_, place) => 1 + (place % 4))),
    ]) {
      expect(() => new RepairedCode128Reader().decodeRow(0, row)).toThrow(NotFoundException)
    }
  })
})
