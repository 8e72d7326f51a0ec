// npm run bench -- <name>: runs one benchmark; without a name lists them.
import { benches } from '../lib/benches.mjs'
import { ensureChromium } from '../lib/chromium.mjs'
import { buildDesk } from '../lib/desk-build.mjs'
import { listPrograms, runProgram } from '../lib/named-programs.mjs'

const [name, ...args] = process.argv.slice(2)
if (!Object.hasOwn(benches, name ?? '')) listPrograms('bench', benches, name)
else {
  if (name === 'first-read') await ensureChromium()
  if (name === 'first-read' || name === 'start') await buildDesk()
  await runProgram(benches[name], args)
}
