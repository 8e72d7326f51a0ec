import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { runChecks } from '../src/interop/check.ts'
import { collectChecks } from '../src/interop/vectors.ts'

const folder = process.env.DIIA_VECTORS === '' ? undefined : process.env.DIIA_VECTORS

test.runIf(folder !== undefined)('messages of other implementations', { timeout: 120_000 }, () => {
  const checks = collectChecks(resolve(folder ?? ''))
  const results = runChecks(checks)
  expect(
    results.flatMap(({ group, failures }) => failures.map(({ name, why }) => `${group}: ${name}: ${why}`)),
  ).toEqual([])
  process.stdout.write(`\nforeign vectors: ${checks.length} checked\n`)
})

test.runIf(folder === undefined)('without foreign vectors', () => {
  process.stdout.write(
    '\nforeign vectors: NONE PRESENT. Set DIIA_VECTORS to their folder; messages of other implementations were not checked.\n',
  )
})
