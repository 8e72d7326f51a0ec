// npm start: the desk with a simulated Diia, on loopback, with a database of its own under .data.
import { spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { demoCallbackSecret, demoEnvironment, hasDemonstration } from '../../apps/bff/src/demo-environment.ts'
import {
  removeRunning,
  namingFolder,
  writeRunning,
  readStartSettings,
  requireFree,
  StartRefused,
} from '../lib/start-settings.mjs'
import { buildDesk } from '../lib/desk-build.mjs'
import { fromRoot } from '../lib/root.mjs'

const children = new Set()
let welcomed = false
let stopping = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(0))

try {
  const settings = readStartSettings(process.env)
  await requireFree(settings)
  await begin(settings)
} catch (error) {
  if (!(error instanceof StartRefused)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}

async function begin(settings) {
  const { port, simulatorPort, data, dataFolder, simulatorFolder, simulatorUrl, phoneUrl } = settings
  const secret = demoCallbackSecret(dataFolder)
  const simulator = start('simulator', fromRoot('packages/diia-simulator/src/cli.ts'), [
    '--port',
    String(simulatorPort),
    '--data',
    simulatorFolder,
    '--callback',
    `http://127.0.0.1:${port}/diia/callback/${secret}`,
  ])
  await buildDesk()
  // At the first start the simulator creates the keys and certificates that the desk needs.
  if (!hasDemonstration(data) && !(await isReady(simulator))) return
  if (stopping) return
  // If the environment has settings of a real server, invented people must not be written to its database.
  const noServers = { POSTGRES_URL: '', POSTGRES_URL_FILE: '' }
  const desk = start('desk', fromRoot('apps/bff/src/main.ts'), [], {
    ...demoEnvironment({ dataFolder, simulatorFolder, port, simulatorUrl, phoneUrl }),
    ...noServers,
    DEMO_HISTORY: 'true',
  })
  const ready = await Promise.all([isReady(simulator), isReady(desk)])
  if (ready.includes(false)) return
  writeRunning(settings)
  process.on('exit', () => removeRunning(settings))
  welcomed = true
  welcome(settings)
}

function welcome(settings) {
  const { deskUrl, phoneUrl, data } = settings
  process.stdout.write(`
  Desk               ${deskUrl}         sign in as  m.tkach / demo-clerk
                     manager  y.honcharenko / demo-manager,  administrator  o.savchenko / demo-administrator
  Visitor’s phone    ${phoneUrl}   a simulated Diia with invented people

  Try: open both. On the phone choose a person and a document, press «Штрихкод» and type the 13 digits into the
  desk, or paste a screenshot of the code there. «Перевірити» validates it. «Отримати копії» asks for a copy:
  confirm on the phone with 12345, and the signed PDF appears on the desk. F9 registers the visitor’s appeal; the
  manager sees the day, the administrator what the state’s monitoring will receive. Ctrl+C stops everything.
  Data: ${data}; stop and remove this folder to begin anew.
  Commands for staff and more: ${namingFolder(settings)}npm run desk

`)
}

/** Starts a program that sends a message when it is ready. Its errors are printed, its other output is not. */
function start(name, file, args, env = {}) {
  const child = spawn(process.execPath, [file, ...args], {
    stdio: ['ignore', name === 'desk' ? 'inherit' : 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, ...env },
    detached: false,
  })
  children.add(child)
  const ready = new Promise((resolve) => {
    child.once('message', () => resolve(true))
    child.once('exit', () => resolve(false))
  })
  child.on('exit', (code) => {
    children.delete(child)
    if (stopping) return
    // A program that refuses to start has printed why.
    if (welcomed || !code) process.stderr.write(`The ${name} has stopped by itself (${code ?? 'killed'}).\n`)
    stop(1)
  })
  return { name, ready }
}

/** Waits until a program is ready; false when everything stops instead. */
async function isReady({ name, ready }) {
  const given = pause(60_000, 'late', { ref: false })
  const outcome = await Promise.race([ready, given])
  if (outcome === true) return !stopping
  if (!stopping) process.stderr.write(`The ${name} is not ready after a minute.\n`)
  stop(1)
  return false
}

/** Ends both children with SIGTERM, after five seconds with SIGKILL, and then itself. */
function stop(code) {
  if (stopping) return
  stopping = true
  process.exitCode = code
  for (const child of children) child.kill('SIGTERM')
  const force = setTimeout(() => {
    for (const child of children) child.kill('SIGKILL')
  }, 5000)
  const wait = setInterval(() => {
    if (children.size > 0) return
    clearInterval(wait)
    clearTimeout(force)
    process.exit(code)
  }, 20)
}
