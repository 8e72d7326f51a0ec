/// <reference types="w3c-web-hid" />
import type { Driver } from './driver.ts'
import { layoutOf, readReport, scannerPage } from './pos-report.ts'
import { createTextAssembler } from './text-assembler.ts'

/** The last report marks the end of a code; after this pause a code whose last report was lost is ended. */
const silenceMs = 500
/** Vendor feature of Honeywell scanners: 1 switches them to HID POS reports. */
const outputRedirection = 0xff660003

export function hidDriver(hid: HID): Driver<HIDDevice> {
  return {
    choose: () => hid.requestDevice({ filters: [{ usagePage: scannerPage }] }),
    allowed: () => hid.getDevices(),
    name: ({ productName }) => productName,
    suits: ({ collections }) => layoutOf(collections) !== undefined,
    forget: (device) => device.forget(),

    async open(device, onText) {
      const layout = layoutOf(device.collections)
      if (layout === undefined) throw new TypeError('The device reports no scanned data')
      if (!device.opened) await device.open()
      const feature = device.collections
        .flatMap(({ featureReports }) => featureReports ?? [])
        .find(({ items }) => items?.some(({ usages }) => usages?.includes(outputRedirection)))
      if (feature?.reportId !== undefined)
        await device.sendFeatureReport(feature.reportId, new Uint8Array([1])).catch(() => undefined)
      const assembler = createTextAssembler(onText, silenceMs)
      const hear = ({ reportId, data }: HIDInputReportEvent) => {
        if (reportId !== layout.reportId) return
        const part = readReport(layout, data)
        assembler.add(part.bytes)
        if (!part.continued) assembler.end()
      }
      device.addEventListener('inputreport', hear)
      return async () => {
        device.removeEventListener('inputreport', hear)
        await device.close()
      }
    },

    watch(onIn, onOut, signal) {
      hid.addEventListener('connect', ({ device }) => onIn(device), { signal })
      hid.addEventListener('disconnect', ({ device }) => onOut(device), { signal })
    },
  }
}
