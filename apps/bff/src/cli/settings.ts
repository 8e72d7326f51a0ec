import { resolve } from 'node:path'
import { ConfigError, environmentVariables, readDataSettings } from '../config.ts'
import type { DataSettings } from '../config.ts'
import { demoEnvironment, demoFolders, hasDemonstration, usualDemoFolder } from '../demo-environment.ts'

type Environment = Record<string, string | undefined>

/** What `npm start` is told by: alone, they are no settings of a server. */
const namesOfDemo = new Set(['DATA_DIR', 'PORT'])

/**
 * Settings of a command on the data: the environment as it is; or, where it has none of the desk's settings, those of the
 * demonstration that `npm start` made. Never a mixture of both.
 *
 * @param tell says which demonstration it is
 * @throws {ConfigError} with the faults of the settings, or with how to give some
 */
export function readSettings(
  environment: Environment = process.env,
  { usualFolder = usualDemoFolder, tell = (line: string): void => console.error(line) } = {},
): DataSettings {
  const given = environmentVariables.filter((name) => environment[name] || environment[`${name}_FILE`])
  if (given.some((name) => !namesOfDemo.has(name) || environment[`${name}_FILE`])) return readDataSettings(environment)
  const folder = environment.DATA_DIR ? resolve(environment.DATA_DIR) : usualFolder
  if (!hasDemonstration(folder)) {
    throw new ConfigError(
      `There are no settings in the environment and there is no demonstration in ${folder}: begin one with npm start, or give the settings of your server (apps/bff/.env.example), from a file of them by: set -a; . FILE; set +a`,
    )
  }
  tell(`No settings in the environment: this is the demonstration in ${folder}.`)
  // The command calls neither the desk nor the simulator.
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
