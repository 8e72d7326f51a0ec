import { resolve } from 'node:path'
import { ConfigError, environmentVariables, readDataSettings } from '../config.ts'
import type { DataSettings } from '../config.ts'
import { demoEnvironment, demoFolders, hasDemonstration, usualDemoFolder } from '../demo-environment.ts'
import { readSettingsFile } from '../settings-file.ts'

export type Environment = Record<string, string | undefined>

/** Where a command reads its settings from, according to its arguments. */
export type Source = { kind: 'usual' } | { kind: 'demo' } | { kind: 'file'; path: string }

/** Variables that `npm start` reads. They alone are not the settings of a server. */
const namesOfDemo = new Set(['DATA_DIR', 'PORT'])

/**
 * Removes `--demo` and `--settings FILE` from the arguments of a command, wherever they are.
 *
 * @throws {ConfigError} when they contradict each other or name no file
 */
export function takeSource(words: string[]): { source: Source; rest: string[] } {
  const rest: string[] = []
  let demo = false
  const paths: string[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    if (word === '--demo') demo = true
    else if (word === '--settings') paths.push(words[++at] ?? '')
    else if (word.startsWith('--settings=')) paths.push(word.slice('--settings='.length))
    else rest.push(word)
  }
  const [path] = paths
  if (path === undefined) return { source: { kind: demo ? 'demo' : 'usual' }, rest }
  if (demo || paths.length > 1) throw new ConfigError('One server at a time: either --demo or one --settings FILE.')
  if (path === '' || path.startsWith('-')) throw new ConfigError('--settings: the file is missing.')
  return { source: { kind: 'file', path }, rest }
}

/**
 * The settings of a command that works on the data: those of the file; those of the demonstration; or the environment
 * as it is. If the environment has no setting of the desk, the demonstration of `npm start` is used. Sources are never
 * mixed.
 *
 * @param tell prints which demonstration is used
 * @throws {ConfigError} with the faults of the settings, or with how to give some
 */
export function readSettings(
  source: Source,
  environment: Environment,
  { usualFolder = usualDemoFolder, tell = (line: string): void => console.error(line) } = {},
): DataSettings {
  if (source.kind === 'file') return readDataSettings(readSettingsFile(source.path, environment))
  if (source.kind === 'usual' && namesServer(environment)) return readDataSettings(environment)
  const folder = environment.DATA_DIR ? resolve(environment.DATA_DIR) : usualFolder
  if (!hasDemonstration(folder)) {
    throw new ConfigError(
      source.kind === 'demo'
        ? `There is no demonstration in ${folder}: start one with npm start, or name the folder of another one in DATA_DIR.`
        : `There are no settings in the environment and there is no demonstration in ${folder}: start one with npm start, or give the settings of your server (apps/bff/.env.example) with --settings FILE.`,
    )
  }
  tell(
    source.kind === 'demo'
      ? `The demonstration in ${folder}.`
      : `No settings in the environment: this is the demonstration in ${folder}.`,
  )
  // The command calls neither the desk nor the simulator, so any port will do.
  const port = 4000
  return readDataSettings(
    demoEnvironment({
      ...demoFolders(folder),
      port,
      simulatorUrl: 'http://localhost:4010',
      phoneUrl: 'http://localhost:4010/phone',
    }),
  )
}

function namesServer(environment: Environment): boolean {
  return environmentVariables.some(
    (name) => environment[`${name}_FILE`] || (environment[name] && !namesOfDemo.has(name)),
  )
}
