// Holidays are empty until somebody fills them in: under martial law days off for public holidays do not apply
// (Law 2136-IX, article 6), so that working days are Monday to Friday. A centre enters what holds for it.
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { CommandError, withDatabase } from './command.ts'
import type { Command } from './command.ts'

export const holidaysList: Command = {
  usage: '',
  async run(args, settings) {
    parseArgs({ args })
    const days = await withDatabase(settings, (db) => db.selectFrom('holidays').selectAll().orderBy('day').execute())
    for (const { day, name } of days) console.log(`${day} ${name}`)
    if (days.length === 0)
      console.log(
        'No holidays: under martial law they are working days (Law 2136-IX, article 6). Terms in working days skip Saturdays and Sundays only.',
      )
  },
}

export const holidaysAdd: Command = {
  usage: 'YYYY-MM-DD "NAME"',
  async run(args, settings) {
    const { day, name } = oneDay(args)
    if (name === undefined) throw new CommandError()
    await withDatabase(settings, (db) =>
      db
        .insertInto('holidays')
        .values({ day, name })
        .onConflict((conflict) => conflict.column('day').doUpdateSet({ name }))
        .execute(),
    )
    console.log(`${day} ${name}: not a working day from now on. Deadlines that are set already stay as they are.`)
  },
}

export const holidaysRemove: Command = {
  usage: 'YYYY-MM-DD',
  async run(args, settings) {
    const { day } = oneDay(args)
    const { numDeletedRows } = await withDatabase(settings, (db) =>
      db.deleteFrom('holidays').where('day', '=', day).executeTakeFirst(),
    )
    if (Number(numDeletedRows) === 0) throw new CommandError(`${day} is not a holiday.`)
    console.log(`${day} is a working day from now on, unless it is a Saturday or a Sunday.`)
  },
}

function oneDay(args: string[]): { day: string; name: string | undefined } {
  const [given, name, ...rest] = parseArgs({ args, allowPositionals: true }).positionals
  const day = z.iso.date().safeParse(given)
  if (!day.success || rest.length > 0) throw new CommandError()
  return { day: day.data, name: name?.trim() === '' ? undefined : name?.trim() }
}
