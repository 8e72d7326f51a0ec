import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './processes.mjs'
import { bin, fromRoot, root } from './root.mjs'

/** Type-checks every package, and the phone page, whose plain modules run in a browser. Resolves to the first exit code that is not 0. */
export async function checkTypes() {
  const packages = ['packages', 'apps'].flatMap((folder) =>
    readdirSync(fromRoot(folder)).map((name) => join(folder, name)),
  )
  for (const project of [...packages, 'packages/diia-simulator/src/phone']) {
    if (!existsSync(fromRoot(project, 'tsconfig.json'))) continue
    const code = await run(bin('tsc'), ['-p', fromRoot(project)], { cwd: root })
    if (code !== 0) return code
  }
  return 0
}

/** Whether every file is laid out as the formatter would; `npm run format` does it. */
export const checkFormat = () => run(bin('oxfmt'), ['--check', '.'], { cwd: root })

export const lint = () =>
  run(
    bin('oxlint'),
    ['--type-aware', '--deny-warnings', 'apps', 'packages', 'scripts', 'playwright.config.ts', 'vitest.config.ts'],
    { cwd: root },
  )
