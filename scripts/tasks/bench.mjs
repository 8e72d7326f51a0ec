// npm run bench -- <name>: runs one benchmark; without a name lists them.
import { ensureChromium } from '../lib/chromium.mjs'
import { buildDesk } from '../lib/desk-build.mjs'
import { run } from '../lib/processes.mjs'
import { fromRoot } from '../lib/root.mjs'

const benches = {
  validation: 'apps/bff/bench/validation.ts',
  callback: 'apps/bff/bench/callback.ts',
  export: 'apps/bff/bench/export.ts',
  register: 'apps/bff/bench/register.ts',
  'sign-in-flood': 'apps/bff/bench/sign-in-flood.ts',
  dstu: 'packages/dstu/bench/dstu.ts',
  'first-read': 'apps/e2e/bench/first-read.ts',
  read: 'packages/code-reader/bench/read.ts',
  stills: 'packages/code-reader/bench/stills.ts',
  damage: 'packages/code-reader/bench/damage.ts',
}
const [name, ...args] = process.argv.slice(2)
if (!Object.hasOwn(benches, name ?? '')) {
  process.stderr.write(
    `Which benchmark? There are: ${Object.keys(benches).join(', ')}. For example: npm run bench -- validation\n`,
  )
  process.exit(1)
}
if (name === 'first-read') {
  await ensureChromium()
  await buildDesk()
}
process.exitCode = await run(process.execPath, [fromRoot(benches[name]), ...args])
