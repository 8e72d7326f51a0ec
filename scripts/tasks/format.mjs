// npm run format: formats every file.
import { run } from '../lib/processes.mjs'
import { bin, root } from '../lib/root.mjs'

process.exitCode = await run(bin('oxfmt'), ['.'], { cwd: root })
