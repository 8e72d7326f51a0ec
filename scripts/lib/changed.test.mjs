import { existsSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { specsFor } from './changed.mjs'
import { fromRoot } from './root.mjs'

describe('the specs of a change', () => {
  it('are those of its areas, each once', () => {
    expect(
      specsFor(['apps/desk/src/features/reports/day.tsx', 'apps/desk/src/features/reports/plots/row.tsx']),
    ).toEqual(['gallery/', 'journeys/day'])
    expect(specsFor(['apps/e2e/src/journeys/tabs.spec.ts'])).toEqual(['journeys/tabs.spec.ts'])
  })
  it('are none for documents and for files that only other tests use', () => {
    expect(specsFor(['README.md', 'docs/glossary.md', 'apps/bff/test/order.test.ts'])).toEqual([])
  })
  it('are all for a path in no known area', () => {
    for (const path of [
      'pnpm-lock.yaml',
      'playwright.config.ts',
      'apps/e2e/src/support/test-system.ts',
      'apps/bff/src/server.ts',
      'packages/contract/src/paths.ts',
      'apps/desk/src/features/of-tomorrow/x.ts',
    ])
      expect(specsFor(['README.md', path])).toBe('all')
  })
  it('exist', () => {
    const files = readdirSync(fromRoot('apps/e2e/src'), { recursive: true })
    const areas = [
      ...['monitoring', 'reports', 'session', 'appeals', 'scanner'].map(
        (area) => `apps/desk/src/features/${area}/x.ts`,
      ),
      ...['people', 'arrivals', 'state'].map((area) => `apps/bff/src/features/${area}/x.ts`),
      'packages/code-reader/src/x.ts',
      'packages/dstu/src/x.ts',
    ]
    for (const spec of specsFor(areas))
      expect([spec, files.some((file) => file.startsWith(spec))]).toEqual([spec, true])
    for (const area of areas) expect([area, existsSync(fromRoot(area.replace(/x\.ts$/, '')))]).toEqual([area, true])
  })
})
