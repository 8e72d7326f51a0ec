import { existsSync, readdirSync } from 'node:fs'
import { run } from './processes.mjs'
import { bin, fromRoot, root } from './root.mjs'

/** Type-checks every package that has a tsconfig. Resolves to the first exit code that is not 0. */
export async function checkTypes() {
  for (const folder of ['packages', 'apps']) {
    for (const name of readdirSync(fromRoot(folder))) {
      if (!existsSync(fromRoot(folder, name, 'tsconfig.json'))) continue
      const code = await run(bin('tsc'), ['-p', fromRoot(folder, name)], { cwd: root })
      if (code !== 0) return code
    }
  }
  return 0
}

export function lint() {
  return run(bin('oxlint'), ['--type-aware', '--deny-warnings', 'apps', 'packages', 'scripts', 'playwright.config.ts', 'vitest.config.ts'], { cwd: root })
}
