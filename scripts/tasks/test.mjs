// npm test: formatting, types, lint, unit and integration tests, the size of the first load, browser journeys.
// npm test -- changed [--since COMMIT]: only the tests that a change affects.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { beginningOfChange, changedFiles, specsFor } from '../lib/changed.mjs'
import { checkFormat, checkTypes, lint } from '../lib/checks.mjs'
import { ensureChromium } from '../lib/chromium.mjs'
import { buildDesk } from '../lib/desk-build.mjs'
import { run } from '../lib/processes.mjs'
import { bin, fromRoot, root } from '../lib/root.mjs'

const [which, ...more] = process.argv.slice(2)
if (which !== undefined && which !== 'changed') {
  process.stderr.write('npm test, or npm test -- changed [--since COMMIT]\n')
  process.exit(1)
}
const since = which === 'changed' ? (more[0] === '--since' ? more[1] : beginningOfChange()) : undefined
const specs = since === undefined ? 'all' : specsFor(changedFiles(since))

const results = fromRoot('.cache', 'results')
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })
const started = Date.now()
const totals = { passed: 0, failed: 0, skipped: 0 }

await step('layout', checkFormat)
await step('types', checkTypes)
await step('lint', lint)
await step('unit and integration', runVitest)
if (specs === 'all' || specs.length > 0) {
  await step('build', () => buildDesk().then(() => 0))
  await step('size of the first load', () => run(bin('size-limit'), [], { cwd: fromRoot('apps/desk') }))
  await step('browser', runPlaywright)
}
finish(0)

async function step(name, act) {
  process.stdout.write(`\n── ${name}\n`)
  const from = Date.now()
  const code = await act()
  process.stdout.write(`── ${name}: ${code === 0 ? 'ok' : 'failed'} in ${((Date.now() - from) / 1000).toFixed(1)} s\n`)
  if (code !== 0) finish(code)
}

async function runVitest() {
  const file = `${results}/vitest.json`
  const some = since === undefined ? [] : ['--changed', since, '--passWithNoTests']
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const code = await run(bin('vitest'), ['run', ...some, ...reporters], { cwd: root })
  const report = readReport(file)
  totals.passed += report?.numPassedTests ?? 0
  totals.failed += report?.numFailedTests ?? 0
  totals.skipped += (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0)
  return code
}

async function runPlaywright() {
  await ensureChromium()
  const file = `${results}/playwright.json`
  const some = specs === 'all' ? [] : specs
  const code = await run(bin('playwright'), ['test', ...some, '--reporter=list,json'], {
    cwd: root,
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  })
  const stats = readReport(file)?.stats
  totals.passed += (stats?.expected ?? 0) + (stats?.flaky ?? 0)
  totals.failed += stats?.unexpected ?? 0
  totals.skipped += stats?.skipped ?? 0
  return code
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

function finish(code) {
  process.stdout.write(
    `\n${process.env.DIIA_VECTORS ? 'Foreign vectors: see the interoperability tests above.' : 'Foreign vectors: none ran; name their folder with DIIA_VECTORS.'}\n`,
  )
  process.stdout.write(`In all ${((Date.now() - started) / 1000).toFixed(0)} s.\n`)
  process.stdout.write(
    `${totals.passed} passed, ${totals.failed} failed${totals.skipped > 0 ? `, ${totals.skipped} skipped` : ''}\n`,
  )
  process.exit(code)
}
