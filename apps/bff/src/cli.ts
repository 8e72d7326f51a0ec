// npm run desk -- staff add --login … --name … --role clerk|manager
import { parseArgs } from 'node:util'
import { roles } from '@diia-desk/contract'
import type { Role } from '@diia-desk/contract'
import { ConfigError, readConfig } from './config.ts'
import { addStaff, makePassword } from './features/staff/staff.ts'
import { migrate, openDatabase } from './storage/database.ts'

const usage = `Usage: npm run desk -- staff add --login LOGIN --name "NAME SURNAME" --role ${roles.join('|')}
Settings come from the environment, as for the server (apps/bff/.env.example). The new password is printed once.`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { login: { type: 'string' }, name: { type: 'string' }, role: { type: 'string' } },
})

try {
  if (positionals.join(' ') !== 'staff add' || !values.login || !values.name || !isRole(values.role)) fail(usage)
  const { config, secrets } = readConfig(process.env)
  const db = await openDatabase(config.storage.database, secrets.postgresUrl)
  await migrate(db)
  const password = makePassword()
  const added = await addStaff(db, { login: values.login, name: values.name, role: values.role, password }, new Date())
  await db.destroy()
  if (!added) fail(`The login ${values.login} is taken.`)
  console.log(`Added ${values.login} (${values.role}). Password: ${password}\nIt is shown only now.`)
} catch (error) {
  if (error instanceof ConfigError) fail(error.message)
  throw error
}

function isRole(role: string | undefined): role is Role {
  return roles.some((known) => known === role)
}

function fail(message: string): never {
  console.error(message)
  process.exit(1)
}
