// npm run proof -- <name>: runs one of the long proofs; without a name lists them.
import { listPrograms, runProgram } from '../lib/named-programs.mjs'
import { proofs } from '../lib/proofs.mjs'

const [name, ...args] = process.argv.slice(2)
if (!Object.hasOwn(proofs, name ?? '')) listPrograms('proof', proofs, name)
else await runProgram(proofs[name], args)
