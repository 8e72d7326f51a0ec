import { parseArgs } from 'node:util'
import { readCentresDump } from '../features/state/catalogue/centres-dump.ts'
import type { Differences, Entry } from '../features/state/catalogue/compare.ts'
import { dumpFaultWords } from '../features/state/catalogue/dump.ts'
import type { DumpFault } from '../features/state/catalogue/dump.ts'
import { importCentres } from '../features/state/catalogue/import-centres.ts'
import { importServices } from '../features/state/catalogue/import-services.ts'
import { loadDump } from '../features/state/catalogue/load-dump.ts'
import type { ImportOptions } from '../features/state/catalogue/record-import.ts'
import { readServicesDump } from '../features/state/catalogue/services-dump.ts'
import type { Db } from '../storage/database.ts'
import { CommandError, withDatabase } from './command.ts'
import type { Command } from './command.ts'

interface Register {
  read(json: unknown): { faults: DumpFault[]; bring: (db: Db, options: ImportOptions) => Promise<Differences<Entry>> }
}

const registers: Record<string, Register> = {
  services: {
    read(json) {
      const dump = readServicesDump(json)
      return { faults: dump.faults, bring: (db, options) => importServices(db, dump, options) }
    },
  },
  centres: {
    read(json) {
      const dump = readCentresDump(json)
      return { faults: dump.faults, bring: (db, options) => importCentres(db, dump, options) }
    },
  },
}

export const catalogueImport: Command = {
  usage: 'services|centres --from FILE|URL [--apply] [--even-if-many-retire]',
  async run(args, settings) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        from: { type: 'string' },
        apply: { type: 'boolean', default: false },
        'even-if-many-retire': { type: 'boolean', default: false },
      },
    })
    const register = registers[positionals.join(' ')]
    if (register === undefined || !values.from) throw new CommandError()
    const { from, apply } = values
    const { faults, bring } = register.read(await loadDump(from))
    const differences = await withDatabase(settings, (db) =>
      bring(db, { apply, source: from, evenIfManyRetire: values['even-if-many-retire'], now: new Date() }),
    )
    for (const line of [...describeFaults(faults), ...describeDifferences(differences)]) console.log(line)
    const { added, changed, retired } = differences
    const sum = `${added.length} added, ${changed.length} changed, ${retired.length} retired, ${faults.length} faults.`
    console.log(apply ? `Applied: ${sum}` : `Would apply: ${sum} Nothing was written; repeat with --apply.`)
  },
}

function describeFaults(faults: DumpFault[]): string[] {
  return faults.map(
    ({ place, code, reason, words, kept }) =>
      `! ${place}${code === undefined ? '' : ` ${code}`}: ${dumpFaultWords[reason]}${words === undefined ? '' : ` («${words}»)`}, ${kept ? 'left out' : 'entry skipped'}`,
  )
}

function describeDifferences({ added, changed, retired }: Differences<Entry>): string[] {
  return [
    ...added.map(({ code, name }) => `+ ${code} ${name}`),
    ...changed.flatMap(({ entry: { code, name }, fields }) => [
      `~ ${code} ${name}`,
      ...fields.map(({ field, from, to }) => `    ${field}: ${shown(from)} → ${shown(to)}`),
    ]),
    ...retired.map(({ code, name }) => `- ${code} ${name}`),
  ]
}

function shown(value: unknown): string {
  return typeof value === 'string' ? `«${value}»` : JSON.stringify(value ?? null)
}
