import { parseArgs } from 'node:util'
import { lookAgain } from '../features/arrivals/packages/look-again.ts'
import { readSetAside } from '../health/read-health.ts'
import { createBus } from '../storage/bus.ts'
import { createCommits } from '../storage/commits.ts'
import { CommandError, withDatabase } from './command.ts'
import type { Command } from './command.ts'

/** Packages that were set aside, newest first: without names or content. */
export const packagesList: Command = {
  usage: '',
  async run(args, settings) {
    parseArgs({ args, options: {} })
    const { total, items } = await withDatabase(settings, (db) => readSetAside({ db }))
    if (total === 0) return console.log('No package is set aside.')
    for (const { id, setAsideAt, reason, window, way, bytes, requestId, mayPass, beingLookedAt } of items) {
      console.log(
        `${id}  ${setAsideAt}  ${reason.padEnd(19)}  window ${window ?? '-'}  ${way ?? '-'}  ${bytes} bytes  request ${requestId ?? '-'}${beingLookedAt ? '  is being looked at again' : mayPass ? '' : '  (another look changes this only with a newer program)'}`,
      )
    }
    if (total > items.length) console.log(`… and ${total - items.length} older ones.`)
  },
}

/** Puts packages back into the queue. The running server takes them within seconds. */
export const packagesLookAgain: Command = {
  usage: 'ID [ID …]',
  async run(args, settings) {
    const { positionals } = parseArgs({ args, options: {}, allowPositionals: true })
    if (positionals.length === 0) throw new CommandError()
    const missing = await withDatabase(settings, async (db) => {
      const queue = { commits: createCommits(db), bus: createBus(), now: () => new Date() }
      const missed: string[] = []
      for (const id of positionals) if (!(await lookAgain(queue, id))) missed.push(id)
      return missed
    })
    if (missing.length > 0) throw new CommandError(`Not set aside, or no longer kept: ${missing.join(', ')}`)
    console.log(
      `${positionals.length === 1 ? 'The package is' : 'The packages are'} in the queue again. Check the result with: npm run desk -- packages list`,
    )
  },
}
