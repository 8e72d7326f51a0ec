// npm run proof -- <name>: runs one of the long proofs; without a name lists them.
import { run } from '../lib/processes.mjs'
import { fromRoot } from '../lib/root.mjs'

const proofs = {
  faults: 'apps/bff/proof/faults.ts',
}
const [name, ...args] = process.argv.slice(2)
if (!Object.hasOwn(proofs, name ?? '')) {
  process.stderr.write(
    `Which proof? There are: ${Object.keys(proofs).join(', ')}. For example: npm run proof -- faults --faults 300\n`,
  )
  process.exit(1)
}
process.exitCode = await run(process.execPath, [fromRoot(proofs[name]), ...args])
