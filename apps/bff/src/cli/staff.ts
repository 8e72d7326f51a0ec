import { parseArgs } from 'node:util'
import { roles } from '@diia-desk/contract'
import type { Role } from '@diia-desk/contract'
import { addStaff, makePassword } from '../features/staff/staff.ts'
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

function isRole(role: string | undefined): role is Role {
  return roles.some((known) => known === role)
}
