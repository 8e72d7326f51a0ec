// npm run proof -- <name> | all | ci: runs long proofs and reports each in one line; without a name lists them.
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs'
import { ensureChromium } from '../lib/chromium.mjs'
import { listPrograms } from '../lib/named-programs.mjs'
import { run } from '../lib/processes.mjs'
import { proofs, severalProofs } from '../lib/proofs.mjs'
import { fromRoot } from '../lib/root.mjs'

const [name = '', ...given] = process.argv.slice(2)
const isSeveral = Object.hasOwn(severalProofs, name)
if (isSeveral || Object.hasOwn(proofs, name)) await proveAll(isSeveral ? Object.keys(proofs) : [name])
else listPrograms('proof', { ...proofs, ...severalProofs }, name || undefined)

async function proveAll(names) {
  let ended = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => (ended = true))
  const begun = Date.now()
  for (const each of names) {
    if (ended) break
    if ((await prove(each)) !== 0) process.exitCode = 1
  }
  if (isSeveral) process.stdout.write(`In all ${seconds(begun)} s.\n`)
}

/** A single proof prints to the console. With several, each writes to a file, and the end of the file is shown when it fails. */
async function prove(each) {
  const { command, args, needsBrowser, ...options } = proofs[each].run({ given, inCi: name === 'ci' })
  if (needsBrowser) await ensureChromium()
  const from = Date.now()
  const log = isSeveral ? await openLog(each) : undefined
  const code = await run(command, args, { ...options, stdio: log ? ['ignore', log.stream, log.stream] : 'inherit' })
  log?.stream.end()
  if (log && code !== 0) process.stdout.write(`${readFileSync(log.file, 'utf8').slice(-8000)}\n`)
  process.stdout.write(`proof ${each}: ${seconds(from)} s, ${code === 0 ? 'ok' : 'failed'}\n`)
  return code
}

async function openLog(each) {
  mkdirSync(fromRoot('.cache', 'results'), { recursive: true })
  const file = fromRoot('.cache', 'results', `proof-${each}.log`)
  const stream = createWriteStream(file)
  await new Promise((resolve) => stream.once('open', resolve))
  return { file, stream }
}

function seconds(from) {
  return ((Date.now() - from) / 1000).toFixed(0)
}
