// npm run bench -- start: how long npm start takes with an existing demonstration, from the command to the welcome,
// compared with a plain node process that only opens an HTTP server. They alternate, so that both run under the same load.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { fromRoot } from '../lib/root.mjs'

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '11' },
  },
})
const runs = Number(values.runs)
const folder = mkdtempSync(join(tmpdir(), 'bench-start-'))
const bareServer = `require('node:http').createServer((_, res) => res.end()).listen(0, '127.0.0.1', () => console.log('Desk'))`

try {
  process.stderr.write('The first start makes the demonstration … ')
  process.stderr.write(`${(await startDemonstration(20_000)).toFixed(0)} ms\n`)
  const times = { bare: [], again: [] }
  for (let run = 0; run < runs; run++) {
    times.bare.push(await untilReady(['-e', bareServer]))
    times.again.push(await startDemonstration())
    process.stderr.write('.')
  }
  const [bare, again] = [median(times.bare), median(times.again)]
  console.log(`
npm start again, ${runs} runs; ms, median (least–most)
  bare node with an HTTP server   ${spread(times.bare)}
  npm start to its welcome        ${spread(times.again)}   × ${(again / bare).toFixed(1)}`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** Starts the demonstration like npm does, on free ports. */
async function startDemonstration(stayMs = 0) {
  const [port, simulatorPort] = [await freePort(), await freePort()]
  const env = { ...process.env, DATA_DIR: folder, PORT: String(port), SIMULATOR_PORT: String(simulatorPort) }
  return await untilReady([fromRoot('scripts/run.mjs'), 'start'], { env, stayMs })
}

/** Milliseconds from the command to the ready message. The process is ended `stayMs` later. */
function untilReady(args, { env = process.env, stayMs = 0 } = {}) {
  return new Promise((resolve, reject) => {
    const started = performance.now()
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] })
    let took
    child.stdout.on('data', (chunk) => {
      if (took !== undefined || !chunk.toString().includes('Desk')) return
      took = performance.now() - started
      setTimeout(() => child.kill('SIGTERM'), stayMs)
    })
    child.on('error', reject)
    child.on('exit', () => (took === undefined ? reject(new Error('It ended before it was ready.')) : resolve(took)))
  })
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

function median(times) {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]
}

function spread(times) {
  return `${median(times).toFixed(0)} (${Math.min(...times).toFixed(0)}–${Math.max(...times).toFixed(0)})`
}
