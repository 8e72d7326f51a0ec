// Lists and runs the programs of `npm run bench` and `npm run proof`.
import { run } from './processes.mjs'
import { fromRoot } from './root.mjs'

/** Prints what can be run, when no name or an unknown name was given. Sets the exit code. */
export function listPrograms(task, programs, name) {
  const known = Object.entries(programs).map(([key, { usage = '', what }]) => [`${key} ${usage}`.trimEnd(), what])
  const width = Math.max(...known.map(([call]) => call.length)) + 3
  const text = `${known.map(([call, what]) => `  npm run ${task} -- ${call.padEnd(width)}${what}`).join('\n')}\n`
  if (name === undefined || name === '--help') process.stdout.write(text)
  else {
    process.stderr.write(`There is no ${task} «${name}». There are:\n${text}`)
    process.exitCode = 1
  }
}

/** Runs one of them to its end. */
export async function runProgram({ file }, args) {
  process.exitCode = await run(process.execPath, [fromRoot(file), ...args])
}
