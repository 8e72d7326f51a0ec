import { createCommits } from '../storage/commits.ts'
import { removeSecondFactor } from '../features/people/second-factor/second-factors.ts'
import { parseArgs } from 'node:util'
import { isBoundToWindows, roles } from '@diia-desk/contract'
import type { Role } from '@diia-desk/contract'
import type { Config } from '../config.ts'
import { forgetAttempts } from '../features/people/sessions/count-attempt.ts'
import {
  addStaff,
  endSessionsOf,
  findStaff,
  makePassword,
  setActive,
  setPassword,
} from '../features/people/staff/staff.ts'
import { giveWindows } from '../features/people/staff/staff-windows.ts'
import type { Db } from '../storage/database.ts'
import { createKeys } from '../storage/keys.ts'
import { CommandError, withDatabase } from './command.ts'
import type { Command } from './command.ts'

export const staffAdd: Command = {
  usage: `--login LOGIN --name "NAME SURNAME" --role ${roles.join('|')} [--windows 1,3]`,
  async run(args, settings) {
    const {
      login,
      name,
      role,
      windows: list = '',
    } = parseArgs({
      args,
      options: {
        login: { type: 'string' },
        name: { type: 'string' },
        role: { type: 'string' },
        windows: { type: 'string' },
      },
    }).values
    if (!login || !name || !isRole(role)) throw new CommandError()
    const password = makePassword()
    const windows = await withDatabase(settings, async (db, config) => {
      const given = readWindows(list, config)
      if (given.length > 0 && !isBoundToWindows(role))
        throw new CommandError(`A ${role} may choose any window: leave --windows out.`)
      if (!(await addStaff(db, { login, name, role, password, windows: given }, new Date())))
        throw new CommandError(`The login ${login} is taken.`)
      return given
    })
    console.log(`Added ${login} (${role}). Password: ${password}\nIt is shown only now.`)
    if (isBoundToWindows(role))
      console.log(
        windows.length === 0
          ? `No window yet: give one with npm run desk -- staff windows --login ${login} --set 1`
          : `Windows: ${windows.join(', ')}`,
      )
  },
}

export const staffWindows: Command = {
  usage: '--login LOGIN --set 1,3 (--set "" takes all away)',
  async run(args, settings) {
    const { login, set } = parseArgs({ args, options: { login: { type: 'string' }, set: { type: 'string' } } }).values
    if (!login || set === undefined) throw new CommandError()
    await withDatabase(settings, async (db, config) => {
      const { id, role } = await requireStaff(db, login)
      if (!isBoundToWindows(role)) throw new CommandError(`${login} is a ${role} and may choose any window.`)
      const windows = readWindows(set, config)
      await giveWindows(db, id, windows)
      console.log(
        windows.length === 0
          ? `${login} has no window now and cannot sign in. Open sessions end.`
          : `Windows of ${login}: ${windows.join(', ')}. Sessions at others end.`,
      )
    })
  },
}

export const staffList: Command = {
  usage: '',
  async run(args, settings) {
    parseArgs({ args, options: {} })
    await withDatabase(settings, async (db) => {
      const given = await db.selectFrom('staff_windows').selectAll().execute()
      for (const { id, login, name, role, active } of await db
        .selectFrom('staff')
        .select(['id', 'login', 'name', 'role', 'active'])
        .orderBy('login')
        .execute()) {
        const windows = given
          .flatMap(({ staff_id, window }) => (staff_id === id ? [window] : []))
          .toSorted((a, b) => a.localeCompare(b, 'uk', { numeric: true }))
        const where = isBoundToWindows(role)
          ? windows.length === 0
            ? 'no window'
            : `windows ${windows.join(', ')}`
          : 'any window'
        console.log(`${login} «${name}» ${role}, ${where}${active === 1 ? '' : ', disabled'}`)
      }
    })
  },
}

export const staffDisable: Command = {
  usage: '--login LOGIN',
  async run(args, settings) {
    const login = readLogin(args)
    await withDatabase(settings, async (db) => setActive(db, (await requireStaff(db, login)).id, false))
    console.log(`${login} can no longer sign in. Open sessions have ended.`)
  },
}

export const staffEnable: Command = {
  usage: '--login LOGIN',
  async run(args, settings) {
    const login = readLogin(args)
    await withDatabase(settings, async (db) => setActive(db, (await requireStaff(db, login)).id, true))
    console.log(`${login} can sign in again.`)
  },
}

export const staffSignOut: Command = {
  usage: '--login LOGIN',
  async run(args, settings) {
    const login = readLogin(args)
    const count = await withDatabase(settings, async (db) => endSessionsOf(db, (await requireStaff(db, login)).id))
    console.log(`Ended ${count} sessions of ${login}.`)
  },
}

export const staffPassword: Command = {
  usage: '--login LOGIN',
  async run(args, settings) {
    const login = readLogin(args)
    const password = makePassword()
    const { person, sessions } = await withDatabase(settings, async (db, _config, { masterKey }) => {
      const found = await requireStaff(db, login)
      const ended = await setPassword(db, found.id, password)
      await forgetAttempts({ db, keys: createKeys(masterKey) }, found)
      return { person: found, sessions: ended }
    })
    console.log(
      `New password of ${person.login}: ${password}\nIt is shown only now. The old one no longer works; sessions ended: ${sessions}. Failed attempts are forgotten.`,
    )
    if (!person.active)
      console.log(
        `${person.login} is disabled and cannot sign in yet: npm run desk -- staff enable --login ${person.login}`,
      )
  },
}

export const staffRemoveSecondFactor: Command = {
  usage: '--login LOGIN',
  async run(args, settings) {
    const login = readLogin(args)
    const { removed, sessions } = await withDatabase(settings, async (db) => {
      const { id } = await requireStaff(db, login)
      const had = await removeSecondFactor({ commits: createCommits(db) }, id)
      return { removed: had, sessions: had ? await endSessionsOf(db, id) : 0 }
    })
    console.log(
      removed
        ? `${login} signs in with the password alone until they turn on a code again. Recovery codes are gone; sessions ended: ${sessions}.`
        : `${login} has no second factor. Nothing was changed.`,
    )
  },
}

export const staffUnlock: Command = {
  usage: '--login LOGIN',
  async run(args, settings) {
    const login = readLogin(args)
    const person = await withDatabase(settings, async (db, _config, { masterKey }) => {
      const found = await requireStaff(db, login)
      await forgetAttempts({ db, keys: createKeys(masterKey) }, found)
      return found
    })
    console.log(
      `${person.login} may try again now, from any browser. An address with too many attempts stays blocked until a quarter of an hour after its first failure.`,
    )
  },
}

function readLogin(args: string[]): string {
  const { login } = parseArgs({ args, options: { login: { type: 'string' } } }).values
  if (!login) throw new CommandError()
  return login
}

async function requireStaff(db: Db, login: string) {
  const person = await findStaff(db, login)
  if (person === undefined) throw new CommandError(`There is no login ${login}.`)
  return person
}

function readWindows(text: string, { centre }: Pick<Config, 'centre'>): string[] {
  const windows = [
    ...new Set(
      text
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== ''),
    ),
  ]
  const unknown = windows.filter((name) => !centre.windows.includes(name))
  if (unknown.length > 0)
    throw new CommandError(
      `The centre has no window ${unknown.join(', ')}. CENTRE_WINDOWS names: ${centre.windows.join(', ')}.`,
    )
  return windows
}

function isRole(role: string | undefined): role is Role {
  return roles.some((known) => known === role)
}
