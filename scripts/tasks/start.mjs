// npm start: the desk with a simulated Diia, on loopback, with a database of its own under .data.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { demoCallbackSecret, demoEnvironment } from '../../apps/bff/src/demo-environment.ts'
import { buildDesk } from '../lib/desk-build.mjs'
import { isFree } from '../lib/processes.mjs'
import { fromRoot } from '../lib/root.mjs'

const port = Number(process.env.PORT ?? 4000)
const simulatorPort = Number(process.env.SIMULATOR_PORT ?? 4010)
const data = process.env.DATA_DIR ?? fromRoot('.data')
const dataFolder = join(data, 'desk')
const simulatorFolder = join(data, 'simulator')
const simulatorUrl = `http://localhost:${simulatorPort}`
const phoneUrl = `${simulatorUrl}/phone`

for (const [number, variable] of [[port, 'PORT'], [simulatorPort, 'SIMULATOR_PORT']]) {
  if (!(await isFree(number))) {
    process.stderr.write(`Port ${number} is taken by another program. Stop that program or choose another port: ${variable}=${number + 100} npm start\n`)
    process.exit(1)
  }
}

const children = new Set()
let stopping = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(0))

await buildDesk()
const secret = demoCallbackSecret(dataFolder)
start('simulator', fromRoot('packages/diia-simulator/src/cli.ts'), ['--port', String(simulatorPort), '--data', simulatorFolder, '--callback', `http://127.0.0.1:${port}/diia/callback/${secret}`], { stdout: 'ignore' })
await answers(`${simulatorUrl}/phone/api/citizens`)
start('desk', fromRoot('apps/bff/src/main.ts'), [], { env: { ...demoEnvironment({ dataFolder, simulatorFolder, port, simulatorUrl, phoneUrl }), DEMO_HISTORY: 'true' } })
await answers(`http://localhost:${port}/health/ready`)

process.stdout.write(`
  Desk               http://localhost:${port}         sign in as  m.tkach / demo-clerk
                     manager  y.honcharenko / demo-manager,  administrator  o.savchenko / demo-administrator
  Visitor’s phone    ${phoneUrl}   a simulated Diia with invented people

  Try: open both. On the phone choose a person and a document; show its code to the desk’s camera or type the
  13 digits under the bars. «Перевірити» validates it. «Отримати копії» asks for a copy: confirm on the phone
  with 12345, and the signed PDF appears on the desk. F9 registers the visitor’s appeal; the manager sees the
  day, the administrator what the state’s monitoring will receive. Ctrl+C stops everything. Data: ${data}

`)

function start(name, file, args, { env = {}, stdout = 'inherit' }) {
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', stdout, 'inherit'], env: { ...process.env, ...env }, detached: false })
  children.add(child)
  child.on('exit', (code) => {
    children.delete(child)
    if (stopping) return
    process.stderr.write(`The ${name} has stopped by itself (${code ?? 'killed'}).\n`)
    stop(1)
  })
}

async function answers(url) {
  for (const end = Date.now() + 60_000; Date.now() < end && !stopping; await pause(25)) {
    try {
      if ((await fetch(url)).ok) return
    } catch {
      // Not listening yet.
    }
  }
  if (stopping) return
  process.stderr.write(`No answer from ${new URL(url).host} within a minute.\n`)
  stop(1)
}

/** Ends both children politely, then by force, and only then itself. */
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
