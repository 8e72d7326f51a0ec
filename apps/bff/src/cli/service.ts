import { parseArgs } from 'node:util'
import { fillServiceCode } from '../features/visit/appeal-journal/fill-codes.ts'
import { loadDump } from '../features/state/catalogue/load-dump.ts'
import { applyOwnList } from '../features/state/catalogue/own-list.ts'
import { createBus } from '../storage/bus.ts'
import { createCommits } from '../storage/commits.ts'
import { CommandError, withDatabase } from './command.ts'
import type { Command } from './command.ts'

export const serviceMap: Command = {
  usage: '--code CODE --number NUMBER [--documents TYPE,TYPE] | --from FILE',
  async run(args, settings) {
    const { from, code, number, documents } = parseArgs({
      args,
      options: {
        from: { type: 'string' },
        code: { type: 'string' },
        number: { type: 'string' },
        documents: { type: 'string' },
      },
    }).values
    if (
      from === undefined
        ? code === undefined || number === undefined
        : code !== undefined || number !== undefined || documents !== undefined
    )
      throw new CommandError()
    const list =
      from === undefined
        ? {
            services: [
              {
                code,
                number,
                ...(documents !== undefined && {
                  documents: documents
                    .split(',')
                    .map((type) => type.trim())
                    .filter((type) => type !== ''),
                }),
              },
            ],
          }
        : await loadDump(from)
    const filled = await withDatabase(settings, async (db) => {
      const fills = await applyOwnList(db, list, new Date())
      const ctx = { commits: createCommits(db), bus: createBus(), now: () => new Date() }
      let count = 0
      for (const { serviceId, code: known } of fills) count += await fillServiceCode(ctx, serviceId, known)
      return count
    })
    console.log(filled === 0 ? 'Applied.' : `Applied. ${filled} appeals got their code.`)
  },
}
