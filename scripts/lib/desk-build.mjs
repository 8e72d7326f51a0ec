// Builds the desk if one of its sources has changed since the last build. It compares names, sizes and times, so that a
// start without changes costs only milliseconds.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './processes.mjs'
import { bin, fromRoot } from './root.mjs'

const { dependencies } = JSON.parse(readFileSync(fromRoot('apps/desk/package.json'), 'utf8'))
const ours = '@diia-desk/'
const sources = [
  'apps/desk',
  ...Object.keys(dependencies)
    .filter((name) => name.startsWith(ours))
    .map((name) => `packages/${name.slice(ours.length)}`),
  'pnpm-lock.yaml',
]

export async function buildDesk() {
  const stamp = fromRoot('.cache', 'run', 'desk-build')
  const state = fingerprint()
  if (existsSync(fromRoot('apps/desk/dist/index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === state)
    return
  process.stderr.write('Building the desk …\n')
  rmSync(stamp, { force: true })
  const code = await run(bin('vite', 'apps/desk'), ['build', '--logLevel', 'warn'], { cwd: fromRoot('apps/desk') })
  if (code !== 0) process.exit(code)
  mkdirSync(fromRoot('.cache', 'run'), { recursive: true })
  writeFileSync(stamp, state)
}

function fingerprint() {
  const hash = createHash('sha256')
  for (const source of sources) visit(fromRoot(source), hash)
  return hash.digest('hex')
}

function visit(path, hash) {
  const stat = statSync(path)
  if (!stat.isDirectory()) {
    hash.update(`${path} ${stat.size} ${stat.mtimeMs}\n`)
    return
  }
  for (const name of readdirSync(path).toSorted()) {
    if (name !== 'node_modules' && name !== 'dist' && name !== 'test') visit(join(path, name), hash)
  }
}
