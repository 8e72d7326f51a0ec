import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { run } from './processes.mjs'
import { bin, fromRoot, root } from './root.mjs'

/**
 * Type-checks every package, and the phone page, whose plain modules run in a browser: one process for each processor,
 * incrementally. Resolves to the first exit code that is not 0.
 */
export async function checkTypes() {
  const packages = ['packages', 'apps'].flatMap((folder) =>
    readdirSync(fromRoot(folder)).map((name) => join(folder, name)),
  )
  const waiting = [...packages, 'packages/diia-simulator/src/phone']
    .filter((project) => existsSync(fromRoot(project, 'tsconfig.json')))
    // The longest first, so that no processor is idle at the end.
    .toSorted((a, b) => Number(b.startsWith('apps')) - Number(a.startsWith('apps')))
  const kept = fromRoot('.cache', 'types')
  mkdirSync(kept, { recursive: true })
  let failed = 0
  async function checkNext() {
    for (let project = waiting.shift(); project !== undefined && failed === 0; project = waiting.shift()) {
      const file = join(kept, `${project.replaceAll('/', '-')}.tsbuildinfo`)
      // With several checkers a process checks shared types in each of them; the processors have a project each anyway.
      const parameters = ['-p', fromRoot(project), '--checkers', '1', '--incremental', '--tsBuildInfoFile', file]
      const code = await run(bin('tsc'), parameters, { cwd: root })
      failed ||= code
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, checkNext))
  return failed
}

/** Checks that every file is formatted; `npm run format` formats them. */
export const checkFormat = () => run(bin('oxfmt'), ['--check', '.'], { cwd: root })

export const lint = () =>
  run(
    bin('oxlint'),
    ['--type-aware', '--deny-warnings', 'apps', 'packages', 'scripts', 'playwright.config.ts', 'vitest.config.ts'],
    { cwd: root },
  )
