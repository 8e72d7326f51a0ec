// npm run desk -- <command>: settings come from the environment, as for the server.
import { runCommand } from './cli/run-command.ts'

const code = await runCommand(process.argv.slice(2))
// After a refusal the process exits at once, without waiting for open handles.
if (code !== 0) process.exit(code)
