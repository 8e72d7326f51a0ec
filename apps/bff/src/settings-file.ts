// Settings from a file like .env.example, for the server and the command line.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { ConfigError, environmentVariables } from './config.ts'
import { secretFileFaults, secretVariables } from './production-rules.ts'

const assignment = /^\s*(?:export\s+)?([\w.-]+)\s*=/
const noText = /^\s*(?:#.*)?$/

const known = new Set(environmentVariables.flatMap((name) => [name, `${name}_FILE`]))

/**
 * Reads a file of settings like `node --env-file`. No setting of the environment is added, so that a command and a
 * server with the same file work on the same data, whatever shell they are started from. Other variables of the
 * environment are kept, because they control Node and the rules of production check them.
 *
 * @throws {ConfigError} with all faults, by line and name, never with a value
 */
export function readSettingsFile(
  path: string,
  environment: Record<string, string | undefined> = process.env,
): Record<string, string | undefined> {
  const file = resolve(path)
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new ConfigError(`--settings: ${file} can't be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`)
  }
  const values = parseEnv(text) as Record<string, string>
  const faults = [...lineFaults(text), ...nameFaults(Object.keys(values))]
  if (secretVariables.some((name) => values[name])) faults.push(...secretFileFaults('--settings', file))
  if (faults.length > 0)
    throw new ConfigError(`Settings of ${file}:\n${faults.map((fault) => `  ${fault}`).join('\n')}`)
  const notOurs = Object.entries(environment).filter(([name]) => !known.has(name))
  return { ...Object.fromEntries(notOurs), ...values }
}

/** Lines that Node would ignore silently. No setting takes more than one line. */
function lineFaults(text: string): string[] {
  const seen = new Set<string>()
  return text.split(/\r?\n/).flatMap((line, index) => {
    if (noText.test(line)) return []
    const name = assignment.exec(line)?.[1]
    if (name === undefined) return [`line ${index + 1}: is not NAME=value`]
    if (seen.has(name)) return [`line ${index + 1}: ${name} is given twice`]
    seen.add(name)
    return []
  })
}

function nameFaults(names: string[]): string[] {
  return names.filter((name) => !known.has(name)).map((name) => `${name}: is not a setting of the desk`)
}
