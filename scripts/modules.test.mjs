// The rules for imports between modules of the bff: they hold, and lint reports every import that breaks one.
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { bin, fromRoot } from './lib/root.mjs'
import { cycles, readModules } from './lib/modules.mjs'

it('has no cycle of modules, imports of types included', () => {
  expect(cycles(readModules())).toEqual([])
})

const refused = [
  ['http/probe.ts', '../features/people/sessions/reach.ts'],
  ['context.ts', './features/people/sessions/reach.ts'],
  ['context.ts', './compose.ts'],
  ['storage/probe.ts', '../health/read-health.ts'],
  ['features/people/staff/probe.ts', '../../visit/codes/code-journal.ts'],
  ['features/people/staff/probe.ts', '../../../health/read-health.ts'],
  ['features/people/staff/probe.ts', '../../../compose.ts'],
  ['features/arrivals/copies/probe.ts', '../../visit/document-requests/repository.ts'],
  ['features/arrivals/packages/probe.ts', '../../visit/appeals/repository.ts'],
  ['features/arrivals/packages/probe.ts', '../../state/reports/days.ts'],
  ['features/state/export/probe.ts', '../monitoring/faults.ts'],
  ['threads/probe.ts', '../features/people/staff/staff.ts'],
  ['features/visit/codes/probe.ts', '../services/services.ts'],
  ['features/visit/appeal-journal/probe.ts', '../appeals/repository.ts'],
  ['features/visit/services/probe.ts', '../appeals/repository.ts'],
  ['features/visit/services/probe.ts', '../validations/repository.ts'],
  ['features/visit/services/probe.ts', '../../state/catalogue/dump.ts'],
  ['features/visit/appeals/probe.ts', '../ratings/words.ts'],
  ['features/visit/today/probe.ts', '../ratings/words.ts'],
  ['features/state/reports/probe.ts', '../../../demo/seeded-random.ts'],
  ['health/probe.ts', '../demo/seeded-random.ts'],
  ['demo/probe.ts', '../health/read-health.ts'],
]
const allowed = [
  ['compose.ts', './features/state/reports/routes.ts'],
  ['features/people/event-stream/probe.ts', '../sessions/reach.ts'],
  ['features/arrivals/callback/probe.ts', '../packages/package-format.ts'],
  ['features/visit/appeals/probe.ts', '../services/services.ts'],
  ['features/visit/document-requests/probe.ts', '../../arrivals/copies/repository.ts'],
  ['features/state/reports/probe.ts', '../../visit/appeals/deadline.ts'],
]

it('is enforced by lint, for imports of types too', () => {
  const folder = mkdtempSync(join(tmpdir(), 'desk-modules-'))
  try {
    copyFileSync(fromRoot('.oxlintrc.json'), join(folder, '.oxlintrc.json'))
    const tried = Map.groupBy([...refused, ...allowed], ([file]) => file)
    for (const [file, rows] of tried) {
      const probe = join(folder, 'apps/bff/src', file)
      mkdirSync(dirname(probe), { recursive: true })
      writeFileSync(probe, rows.map(([, path], index) => `export type { Probe${index} } from '${path}'\n`).join(''))
    }
    const { stdout } = spawnSync(bin('oxlint'), ['-f', 'unix', 'apps'], { cwd: folder, encoding: 'utf8' })
    const faults = stdout.split('\n').filter((line) => line.includes('no-restricted-imports'))
    const found = faults.map((line) => {
      const [, file = '', number] = /^apps\/bff\/src\/([^:]+):(\d+)/.exec(line) ?? []
      return [file, tried.get(file)?.[Number(number) - 1]?.[1]]
    })
    expect(found.map(String).toSorted()).toEqual(refused.map(String).toSorted())
  } finally {
    rmSync(folder, { recursive: true })
  }
})
