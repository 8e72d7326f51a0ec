import { parseArgs } from 'node:util'
import { addKey, listKeys, revokeKey } from '../features/state/integration/keys.ts'
import { createKeys } from '../storage/keys.ts'
import { CommandError, withDatabase } from './command.ts'
import type { Command, SettingsReader } from './command.ts'

export const integrationKey: Command = {
  usage: 'add --name NAME | list | revoke ID',
  async run(args, settings) {
    const {
      values: { name },
      positionals: [verb, id, ...rest],
    } = parseArgs({ args, allowPositionals: true, options: { name: { type: 'string' } } })
    if (rest.length > 0) throw new CommandError()
    if (verb === 'add' && id === undefined && name !== undefined && name.trim() !== '') await add(settings, name.trim())
    else if (verb === 'list' && id === undefined && name === undefined) await list(settings)
    else if (verb === 'revoke' && id !== undefined && name === undefined) await revoke(settings, id)
    else throw new CommandError()
  },
}

async function add(settings: SettingsReader, name: string): Promise<void> {
  const key = await withDatabase(settings, (db, _config, { masterKey }) =>
    addKey(db, createKeys(masterKey), name, new Date()),
  )
  console.log(
    `Key of «${name}»: ${key}\nIt is shown only now. What was posted with another key of this name can be continued with this one.`,
  )
}

async function list(settings: SettingsReader): Promise<void> {
  const keys = await withDatabase(settings, (db) => listKeys(db))
  for (const { id, name, created_at, last_used_at, revoked_at } of keys) {
    console.log(
      `${id} «${name}» made ${created_at}, ${last_used_at === null ? 'never used' : `last used ${last_used_at}`}${revoked_at === null ? '' : `, revoked ${revoked_at}`}`,
    )
  }
  if (keys.length === 0) console.log('No keys.')
}

async function revoke(settings: SettingsReader, id: string): Promise<void> {
  const revoked = await withDatabase(settings, (db) => revokeKey(db, id, new Date()))
  if (!revoked) throw new CommandError('There is no active key with this id.')
  console.log('Revoked. It gives no access from now on.')
}
