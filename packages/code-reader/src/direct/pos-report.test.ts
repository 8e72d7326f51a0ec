import { describe, expect, it } from 'vitest'
import { layoutOf, readReport } from './pos-report.ts'

type Item = [usages: number[], size: number, count: number]

function collection(items: Item[], usagePage = 0x8c): HIDCollectionInfo {
  const scanned = {
    reportId: 2,
    items: items.map(([usages, reportSize, reportCount]) => ({ usages, reportSize, reportCount })),
  }
  return { usagePage, usage: 2, type: 1, children: [], inputReports: [scanned], outputReports: [], featureReports: [] }
}

/** As Honeywell's scanners describe themselves: a byte count first, a code of the maker's before the flags. */
const honeywell = collection([
  [[0x1003b], 8, 1],
  [[0x8c00fb, 0x8c00fc, 0x8c00fd], 8, 3],
  [[0x8c00fe], 8, 56],
  [[0xff660004, 0xff660000], 8, 2],
  [[0x8c00ff], 1, 8],
])
/** Without a byte count, and the flag alone in its byte. */
const plain = collection([
  [[0x8c00fb], 8, 1],
  [[0x8c00fc], 8, 1],
  [[0x8c00fd], 8, 1],
  [[0x8c00fe], 8, 56],
  [[0x8c00ff], 1, 1],
  [[], 7, 1],
])

function report(size: number, parts: [at: number, bytes: number[] | string][]): DataView {
  const bytes = new Uint8Array(size)
  for (const [at, part] of parts) bytes.set(typeof part === 'string' ? new TextEncoder().encode(part) : part, at)
  return new DataView(bytes.buffer)
}

const text = ({ bytes }: { bytes: Uint8Array }) => new TextDecoder().decode(bytes)

describe('places are taken from the descriptor', () => {
  it('with a byte count', () => {
    const layout = layoutOf([honeywell])
    if (layout === undefined) throw new Error('No layout')
    const part = readReport(
      layout,
      report(63, [
        [0, [13]],
        [1, ']E0'],
        [4, '5579455552341'],
        [17, 'left over'],
        [60, 'd'],
      ]),
    )
    expect(text(part)).toBe('5579455552341')
    expect(part.continued).toBe(false)
    expect(
      readReport(
        layout,
        report(63, [
          [0, [56]],
          [62, [1]],
        ]),
      ).continued,
    ).toBe(true)
    expect(readReport(layout, report(63, [[0, [200]]])).bytes).toHaveLength(56)
  })

  it('without one: the zeros at the end are room', () => {
    const layout = layoutOf([plain])
    if (layout === undefined) throw new Error('No layout')
    expect(
      text(
        readReport(
          layout,
          report(60, [
            [0, ']Q1'],
            [3, 'https://diia.app'],
          ]),
        ),
      ),
    ).toBe('https://diia.app')
    expect(readReport(layout, report(60, [[59, [1]]])).continued).toBe(true)
    expect(readReport(layout, report(60, [])).bytes).toHaveLength(0)
  })

  it('none for devices that report no scanned data', () => {
    expect(layoutOf([])).toBeUndefined()
    expect(layoutOf([collection([[[0x8c00fe], 8, 56]], 0x01)])).toBeUndefined()
    expect(layoutOf([collection([[[0x8c0060], 1, 8]])])).toBeUndefined()
    expect(
      layoutOf([
        collection([
          [[0x8c0060], 1, 3],
          [[0x8c00fe], 8, 56],
        ]),
      ]),
    ).toBeUndefined()
  })
})
