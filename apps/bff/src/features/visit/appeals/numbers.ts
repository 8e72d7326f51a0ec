// The next number of an appeal. How a format makes numbers is defined in the contract, which the desk uses too. A
// number is never given twice. Gaps are possible: a registration that fails may leave its number unused.
import { counterScope, makeNumber } from '@diia-desk/contract'
import type { Transaction } from 'kysely'
import type { Database } from '../../../storage/schema.ts'

/**
 * The next number of a centre, counted in the transaction that uses it.
 *
 * @param unseen skips the check whether the number is free. If it is not, the database refuses the appeal
 */
export async function nextNumber(
  trx: Transaction<Database>,
  centre: { id: string; number_format: string },
  { day, window, unseen = false }: { day: string; window: string | undefined; unseen?: boolean | undefined },
): Promise<string> {
  const scope = counterScope(centre.number_format, day)
  for (;;) {
    const { last } = await trx
      .insertInto('appeal_counters')
      .values({ centre_id: centre.id, scope, last: 1 })
      .onConflict((conflict) =>
        conflict.columns(['centre_id', 'scope']).doUpdateSet((eb) => ({ last: eb('appeal_counters.last', '+', 1) })),
      )
      .returning('last')
      .executeTakeFirstOrThrow()
    const number = makeNumber(centre.number_format, { day, window, count: last })
    // Another system may have posted this number, and a changed format may produce an old number again.
    if (unseen || !(await isNumberTaken(trx, centre.id, number))) return number
  }
}

export async function isNumberTaken(trx: Transaction<Database>, centreId: string, number: string): Promise<boolean> {
  return (
    (await trx
      .selectFrom('appeals')
      .select('seq')
      .where('centre_id', '=', centreId)
      .where('number', '=', number)
      .executeTakeFirst()) !== undefined
  )
}
