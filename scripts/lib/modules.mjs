// Imports between the modules of the bff: the features, the base below them, and the modules above them.
// `node scripts/lib/modules.mjs [src]` counts them.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './root.mjs'

const above = new Set(['health', 'demo', 'cli', 'compose.ts', 'app.ts', 'server.ts', 'main.ts', 'index.ts', 'cli.ts'])

/** `visit/appeals` for a file of that feature, `base` for everything below the features. */
function moduleOf(file) {
  const [first, ...rest] = file.split('/')
  if (first === 'features') return rest.slice(0, 2).join('/')
  return above.has(first) ? first : 'base'
}

/** Every module with the modules that it imports, also for types. Tests may import anything. */
export function readModules(src = join(root, 'apps/bff/src')) {
  const modules = new Map()
  for (const file of readdirSync(src, { recursive: true })) {
    if (!file.endsWith('.ts') || file.endsWith('.test.ts')) continue
    const module = moduleOf(file)
    const imported = modules.get(module) ?? new Set()
    modules.set(module, imported)
    for (const [, path] of readFileSync(join(src, file), 'utf8').matchAll(
      /^(?:import|export|\}) .*?from '(\.[^']+)'/gm,
    )) {
      const target = moduleOf(relative(src, resolve(src, dirname(file), path)))
      if (target !== module) imported.add(target)
    }
  }
  return modules
}

/** Whether one module imports another, directly or indirectly. */
function reaches(modules, from, to, seen = new Set()) {
  for (const next of modules.get(from) ?? []) {
    if (next === to) return true
    if (seen.has(next)) continue
    seen.add(next)
    if (reaches(modules, next, to, seen)) return true
  }
  return false
}

/** Imports that are part of a cycle of modules, as `a → b`. */
export function cycles(modules) {
  return [...modules].flatMap(([from, imported]) =>
    [...imported].filter((to) => reaches(modules, to, from)).map((to) => `${from} → ${to}`),
  )
}

/** The length of the longest chain of imports, without cycles. */
function depthOf(modules) {
  const closed = new Set(cycles(modules))
  const height = (module) =>
    1 + Math.max(0, ...[...(modules.get(module) ?? [])].filter((to) => !closed.has(`${module} → ${to}`)).map(height))
  return Math.max(...[...modules.keys()].map(height))
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const modules = readModules(process.argv[2] && resolve(process.argv[2]))
  const features = [...modules.keys()].filter((module) => module.includes('/'))
  const imports = [...modules.values()].reduce((sum, imported) => sum + imported.size, 0)
  const closed = cycles(modules)
  const within = new Set(closed.map((arrow) => arrow.split(' → ')[0]))
  console.log(
    `${features.length} features, ${imports} imports between modules in ${depthOf(modules)} levels, ${closed.length} imports in cycles of ${within.size} modules`,
  )
}
