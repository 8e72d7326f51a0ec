import { parseArgs } from 'node:util'
import { roles } from '@diia-desk/contract'
import type { Role } from '@diia-desk/contract'
import { forgetAttempts } from '../features/sessions/count-attempt.ts'
import { addStaff, makePassword, normaliseLogin } from '../features/staff/staff.ts'
import { createKeys } from '../storage/keys.ts'
import { CommandError, withDatabase } from './command.ts'
import type { Command } from './command.ts'

export const staffAdd: Command = {
  usage: `--login LOGIN --name "NAME SURNAME" --role ${roles.join('|')}`,
  async run(args) {
    const { login, name, role } = parseArgs({ args, options: { login: { type: 'string' }, name: { type: 'string' }, role: { type: 'string' } } }).values
    if (!login || !name || !isRole(role)) throw new CommandError()
    const password = makePassword()
    const added = await withDatabase((db) => addStaff(db, { login, name, role, password }, new Date()))
    if (!added) throw new CommandError(`The login ${login} is taken.`)
    console.log(`Added ${login} (${role}). Password: ${password}\nIt is shown only now.`)
  },
}

export const staffUnlock: Command = {
  usage: '--login LOGIN',
  async run(args) {
    const { login } = parseArgs({ args, options: { login: { type: 'string' } } }).values
    if (!login) throw new CommandError()
    const found = await withDatabase(async (db, _config, { masterKey }) => {
      const person = await db.selectFrom('staff').select(['id', 'login']).where('login', '=', normaliseLogin(login)).executeTakeFirst()
      if (person !== undefined) await forgetAttempts({ db, keys: createKeys(masterKey) }, person)
      return person
    })
    if (found === undefined) throw new CommandError(`There is nobody with the login ${login}.`)
    console.log(`${found.login} may try again now, from any browser. An address from which too much was tried rests a quarter of an hour from its first failure all the same.`)
  },
}

function isRole(role: string | undefined): role is Role {
  return roles.some((known) => known === role)
}
