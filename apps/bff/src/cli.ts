// npm run desk -- <command>: settings come from the environment, as for the server.
import { runCommand } from './cli/run-command.ts'

const code = await runCommand(process.argv.slice(2))
// A refusal does not wait for what is still open.
if (code !== 0) process.exit(code)
