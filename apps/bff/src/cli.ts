// npm run desk -- <command>: settings come from the environment, as for the server.
import { catalogueImport } from './cli/catalogue.ts'
import { CommandError } from './cli/command.ts'
import type { Command } from './cli/command.ts'
import { holidaysAdd, holidaysList, holidaysRemove } from './cli/holidays.ts'
import { integrationKey } from './cli/integration.ts'
import { packagesList, packagesLookAgain } from './cli/packages.ts'
import { serviceMap } from './cli/service.ts'
import {
  staffAdd,
  staffDisable,
  staffEnable,
  staffList,
  staffPassword,
  staffSignOut,
  staffUnlock,
  staffWindows,
} from './cli/staff.ts'
import { storageRecover } from './cli/storage-recover.ts'
import { storageAcceptDatabase, storageShow } from './cli/storage.ts'
import { ConfigError } from './config.ts'
import { DumpError } from './features/state/catalogue/dump.ts'
import { StartError } from './start-error.ts'

const commands: Record<string, Command> = {
  'staff add': staffAdd,
  'staff list': staffList,
  'staff windows': staffWindows,
  'staff disable': staffDisable,
  'staff enable': staffEnable,
  'staff sign-out': staffSignOut,
  'staff password': staffPassword,
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

const [noun = '', verb = '', ...args] = process.argv.slice(2)
const command = commands[`${noun} ${verb}`]
if (command === undefined) {
  fail(`Usage:\n${Object.entries(commands)
    .map(([name, { usage }]) => `  npm run desk -- ${name} ${usage}`.trimEnd())
    .join('\n')}
Settings come from the environment, as for the server (apps/bff/.env.example); without any, commands are for the demonstration of npm start.`)
}
try {
  await command.run(args)
} catch (error) {
  // parseArgs tells what it didn't understand in a code of its own.
  const misunderstood =
    error instanceof TypeError && String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS')
  if (misunderstood || (error instanceof CommandError && error.message === ''))
    fail(`${misunderstood ? `${error.message}\n` : ''}Usage: npm run desk -- ${noun} ${verb} ${command.usage}`)
  if (
    error instanceof ConfigError ||
    error instanceof CommandError ||
    error instanceof DumpError ||
    error instanceof StartError
  )
    fail(error.message)
  throw error
}

function fail(message: string): never {
  console.error(message)
  process.exit(1)
}
