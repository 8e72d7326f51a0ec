import { catalogueImport } from './catalogue.ts'
import { CommandError } from './command.ts'
import type { Command } from './command.ts'
import { holidaysAdd, holidaysList, holidaysRemove } from './holidays.ts'
import { integrationKey } from './integration.ts'
import { packagesList, packagesLookAgain } from './packages.ts'
import { serviceMap } from './service.ts'
import {
  staffAdd,
  staffDisable,
  staffEnable,
  staffList,
  staffPassword,
  staffRemoveSecondFactor,
  staffSignOut,
  staffUnlock,
  staffWindows,
} from './staff.ts'
import { readSettings, takeSource } from './settings.ts'
import type { Environment } from './settings.ts'
import { storageRecover } from './storage-recover.ts'
import { storageAcceptDatabase, storageShow } from './storage.ts'
import { ConfigError } from '../config.ts'
import { DumpError } from '../features/state/catalogue/dump.ts'
import { StartError } from '../start-error.ts'

const commands: Record<string, Command> = {
  'staff add': staffAdd,
  'staff list': staffList,
  'staff windows': staffWindows,
  'staff disable': staffDisable,
  'staff enable': staffEnable,
  'staff sign-out': staffSignOut,
  'staff password': staffPassword,
  'staff remove-second-factor': staffRemoveSecondFactor,
  'staff unlock': staffUnlock,
  'catalogue import': catalogueImport,
  'packages list': packagesList,
  'packages look-again': packagesLookAgain,
  'service map': serviceMap,
  'integration key': integrationKey,
  'holidays list': holidaysList,
  'holidays add': holidaysAdd,
  'holidays remove': holidaysRemove,
  'storage show': storageShow,
  'storage accept-database': storageAcceptDatabase,
  'storage recover': storageRecover,
}

/**
 * Runs the command that the words select. Its output and the sentence of a refusal go to the console.
 *
 * @returns the exit code
 */
export async function runCommand(words: string[], environment: Environment = process.env): Promise<number> {
  let usage = help()
  try {
    const { rest, source } = takeSource(words)
    if (rest.length === 1 && rest[0] === '--help') {
      console.log(usage)
      return 0
    }
    const [noun = '', verb = '', ...args] = rest
    const name = `${noun} ${verb}`
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined
    if (command === undefined) throw new CommandError()
    usage = `Usage: npm run desk -- ${name} ${command.usage}`.trimEnd()
    await command.run(args, () => readSettings(source, environment))
    return 0
  } catch (error) {
    const sentence = refusalOf(error, usage)
    if (sentence === undefined) throw error
    console.error(sentence)
    return 1
  }
}

function help(): string {
  return `Usage:\n${Object.entries(commands)
    .map(([name, { usage }]) => `  npm run desk -- ${name} ${usage}`.trimEnd())
    .join('\n')}
Server: --settings FILE, a file like apps/bff/.env.example; --demo, the demonstration of npm start (in DATA_DIR, if that is set). With neither, the settings in the environment, or, if there are none, the demonstration.`
}

/** The message for an error that the person at the command line can fix; undefined for any other. */
function refusalOf(error: unknown, usage: string): string | undefined {
  // parseArgs reports what it did not understand by a code.
  if (error instanceof TypeError && String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS'))
    return `${error.message}\n${usage}`
  if (error instanceof CommandError && error.message === '') return usage
  const isRefusal = [ConfigError, CommandError, DumpError, StartError].some((kind) => error instanceof kind)
  return isRefusal ? (error as Error).message : undefined
}
