import type { SetAsidePackage, SystemHealth } from '@diia-desk/contract'
import { at } from './fixtures.ts'

export const healthy: SystemHealth = {
  checkedAt: at(0),
  diia: 'ok',
  clock: { offsetSeconds: 0, wrong: false },
  disk: { state: 'ok', freeBytes: 297e9, totalBytes: 480e9 },
  queue: { waiting: 0, late: false, troubles: [] },
  setAside: { total: 0, items: [] },
  files: { unknown: 0, missing: 0 },
}

const setAside = (seconds: number, given: Partial<SetAsidePackage>): SetAsidePackage => ({
  id: `p${-seconds}`,
  requestId: '5f0c31aa-7d2e-4c1b-9a51-0c2f6b1f8e10',
  window: '3',
  way: 'barcode',
  receivedAt: at(seconds - 4),
  setAsideAt: at(seconds),
  reason: 'stale',
  bytes: 41_363,
  mayPass: true,
  beingLookedAt: false,
  ...given,
})

export const troubled: SystemHealth = {
  files: { unknown: 3, missing: 1 },
  checkedAt: at(0),
  diia: 'not-answering',
  clock: { offsetSeconds: 362, wrong: true },
  disk: { state: 'full', freeBytes: 0.18e9, totalBytes: 480e9 },
  queue: {
    waiting: 7,
    oldestReceivedAt: at(-1500),
    late: true,
    troubles: [
      { trouble: 'disk-full', packages: 5, since: at(-1500) },
      { trouble: 'file-damaged', packages: 1, since: at(-600) },
    ],
  },
  setAside: {
    total: 4,
    items: [
      setAside(-120, { reason: 'stale' }),
      setAside(-900, {
        reason: 'too-costly',
        window: '2',
        way: 'qrcode',
        bytes: 57_000_000,
        requestId: 'b1d1e7c2-1111-4c1b-9a51-0c2f6b1f8e10',
      }),
      setAside(-3600, {
        reason: 'wrong-recipient',
        beingLookedAt: true,
        requestId: '0d0a9be4-7d2e-4c1b-9a51-0c2f6b1f8e10',
      }),
      setAside(-200_000, {
        reason: 'invalid-signature',
        mayPass: false,
        requestId: 'c9a1b8f7-7d2e-4c1b-9a51-0c2f6b1f8e10',
      }),
    ],
  },
}

export const nearlyFull: SystemHealth = {
  ...healthy,
  disk: { state: 'near-full', freeBytes: 1.7e9, totalBytes: 480e9 },
}
