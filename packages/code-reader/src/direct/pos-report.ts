// Reports of a scanner in HID POS mode. Makers order and size the fields differently, so their places are read from
// the device's descriptor (HID Usage Tables, Bar Code Scanner page 0x8C).
/// <reference types="w3c-web-hid" />

export const scannerPage = 0x8c
const usages = { symbology: [0x8c00fb, 0x8c00fc, 0x8c00fd], data: 0x8c00fe, continued: 0x8c00ff, byteCount: 0x1003b }

/** Places in bytes from the report's beginning; `continued` in bits. */
export interface ReportLayout {
  readonly reportId: number
  readonly data: { readonly at: number; readonly bytes: number }
  readonly byteCount: number | undefined
  readonly continued: number | undefined
}

export interface ReportPart {
  readonly bytes: Uint8Array
  /** The next report continues the same code. */
  readonly continued: boolean
}

/** The layout of the report with scanned data, or undefined for a device that has none. */
export function layoutOf(collections: readonly HIDCollectionInfo[]): ReportLayout | undefined {
  const reports = collections
    .filter(({ usagePage }) => usagePage === scannerPage)
    .flatMap(({ inputReports }) => inputReports ?? [])
  return reports.map(layoutOfReport).find((layout) => layout !== undefined)
}

function layoutOfReport({ reportId = 0, items = [] }: HIDReportInfo): ReportLayout | undefined {
  const places = new Map<number, { bit: number; bits: number }>()
  let bit = 0
  for (const item of items) {
    const { reportSize = 0, reportCount = 0, usages: own = [] } = item
    // Fields of one size share an item, with one usage each; the bytes of a buffer have one usage together.
    own.forEach((usage, index) =>
      places.set(usage, {
        bit: bit + index * reportSize,
        bits: own.length > 1 ? reportSize : reportSize * reportCount,
      }),
    )
    bit += reportSize * reportCount
  }
  const data = places.get(usages.data)
  if (data === undefined || data.bit % 8 !== 0) return undefined
  const byteCount = places.get(usages.byteCount)
  return {
    reportId,
    data: { at: data.bit / 8, bytes: data.bits / 8 },
    byteCount: byteCount === undefined ? undefined : byteCount.bit / 8,
    continued: places.get(usages.continued)?.bit,
  }
}

/** The scanned bytes of one report. */
export function readReport(layout: ReportLayout, report: DataView): ReportPart {
  const { at, bytes: room } = layout.data
  const all = new Uint8Array(report.buffer, report.byteOffset, report.byteLength).slice(at, at + room)
  const count =
    layout.byteCount === undefined
      ? all.findLastIndex((byte) => byte !== 0) + 1
      : Math.min(report.getUint8(layout.byteCount), room)
  const { continued: bit } = layout
  return {
    bytes: all.slice(0, count),
    continued: bit !== undefined && ((report.getUint8(bit >> 3) >> (bit & 7)) & 1) === 1,
  }
}
