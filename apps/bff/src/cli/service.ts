import { parseArgs } from 'node:util'
import { loadDump } from '../features/catalogue/load-dump.ts'
import { applyOwnList } from '../features/catalogue/own-list.ts'
import { CommandError, withDatabase } from './command.ts'
import type { Command } from './command.ts'

export const serviceMap: Command = {
  usage: '--code CODE --number NUMBER [--documents TYPE,TYPE] | --from FILE',
  async run(args) {
    const { from, code, number, documents } = parseArgs({ args, options: { from: { type: 'string' }, code: { type: 'string' }, number: { type: 'string' }, documents: { type: 'string' } } }).values
    if (from === undefined ? code === undefined || number === undefined : code !== undefined || number !== undefined || documents !== undefined) throw new CommandError()
    const list = from === undefined
      ? { services: [{ code, number, ...(documents !== undefined && { documents: documents.split(',').map((type) => type.trim()).filter((type) => type !== '') }) }] }
      : await loadDump(from)
    await withDatabase((db) => applyOwnList(db, list, new Date()))
    console.log('Applied.')
  },
}
