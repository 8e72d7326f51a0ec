// A short run of `npm run proof -- faults`: each kind of fault once, and some again.
import { expect, it } from 'vitest'
import { faultsFound, runFaults } from '../proof/fault-run.ts'

it('loses nothing that was acknowledged, whatever happens to the machine', async () => {
  const report = await runFaults({ faults: 12, seed: 20_261_130, mounted: false, tell: () => undefined })
  expect(faultsFound(report)).toEqual([])
  expect(Object.values(report.faults).every((count) => count > 0)).toBe(true)
  expect(report.deliveries.acknowledged).toBeGreaterThan(10)
  expect(report.readBack + report.waiting.length).toBe(report.deliveries.acknowledged)
}, 600_000)
