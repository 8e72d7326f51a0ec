// What a change affects: its files, and the browser tests of the areas that it is in.
import { execFileSync } from 'node:child_process'
import { root } from './root.mjs'

/** Areas by the form of their paths, with their browser tests. The first match counts; a path in no area needs all tests. */
const areas = [
  [/^apps\/e2e\/src\/(.+\.spec\.ts)$/, (spec) => [spec]],
  [/^apps\/desk\/test\/|^packages\/design-tokens\/|\.css$/, () => ['gallery/']],
  [/\.test\.(?:ts|tsx|mjs)$|\.md$|^docs\/|^apps\/bff\/(?:bench|proof|test)\/|\/bench\//, () => []],
  [
    /^packages\/code-reader\//,
    () => ['code-reader/', ...journeys('check', 'pictures', 'camera', 'scanner', 'inserted-text')],
  ],
  [/^apps\/desk\/src\/features\/monitoring\//, () => ['gallery/', ...journeys('monitoring')]],
  [/^apps\/desk\/src\/features\/reports\//, () => ['gallery/', ...journeys('day')]],
  [/^apps\/desk\/src\/features\/session\//, () => ['gallery/', ...journeys('sign-in', 'tabs')]],
  [/^apps\/desk\/src\/features\/appeals\//, () => ['gallery/', ...journeys('appeals', 'monitoring', 'tabs')]],
  [/^apps\/desk\/src\/features\/scanner\//, () => ['gallery/', ...journeys('scanner', 'inserted-text')]],
  [/^apps\/desk\/src\/features\/(?:services|system-health)\//, () => ['gallery/']],
  [/^apps\/bff\/src\/features\/people\//, () => journeys('sign-in', 'tabs', 'privacy')],
  [
    /^apps\/bff\/src\/features\/arrivals\//,
    () => journeys('copies', 'power-cut', 'quarantine', 'diia-in-trouble', 'privacy', 'appeals'),
  ],
  [/^apps\/bff\/src\/features\/state\//, () => journeys('monitoring', 'day', 'appeals')],
  [/^apps\/bff\/src\/cli/, () => []],
  [/^packages\/dstu\//, () => journeys('copies', 'quarantine')],
]

function journeys(...names) {
  return names.map((name) => `journeys/${name}`)
}

/** @returns the specs as arguments of Playwright, or `all` when a path is in no known area */
export function specsFor(paths) {
  const specs = new Set()
  for (const path of paths) {
    const area = areas.find(([beginning]) => beginning.test(path))
    if (area === undefined) return 'all'
    const [beginning, specsOf] = area
    for (const spec of specsOf(beginning.exec(path)?.[1])) specs.add(spec)
  }
  return [...specs].toSorted((a, b) => a.localeCompare(b))
}

/** The commit before a change: the merge base with main, or the last commit. */
export function beginningOfChange() {
  const git = (...args) =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  for (const main of ['origin/main', 'main']) {
    try {
      const [base, head] = [git('merge-base', main, 'HEAD').trim(), git('rev-parse', 'HEAD').trim()]
      if (base !== head) return base
    } catch {
      // This branch does not exist here.
    }
  }
  return 'HEAD'
}

/** Files that differ from that commit, including untracked ones. */
export function changedFiles(since) {
  const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).split('\0')
  const files = [...git('diff', '--name-only', '-z', since), ...git('ls-files', '--others', '--exclude-standard', '-z')]
  return files.filter((file) => file !== '')
}
