import type { Selectable } from 'kysely'
import type { Context } from '../../../context.ts'
import type { CentresTable } from '../../../storage/schema.ts'

/** The most common format of centres' journals: the day, and a number that starts again each day. */
export const defaultNumberFormat = '{yyyy}-{mm}-{dd}/{n:3}'

/** The centre whose staff sign in here. */
export const ownCentreId = 'own'

/** Updates the row of our own centre from its configured name. */
export async function keepOwnCentre(
  ctx: Pick<Context, 'db'> & { config: Pick<Context['config'], 'centre'> },
): Promise<void> {
  await ctx.db
    .insertInto('centres')
    .values({
      id: ownCentreId,
      name: ctx.config.centre.name,
      asc_code: null,
      number_format: defaultNumberFormat,
      own: 1,
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ name: ctx.config.centre.name }))
    .execute()
}

export async function ownCentre({ db }: Pick<Context, 'db'>): Promise<Selectable<CentresTable>> {
  return await db.selectFrom('centres').selectAll().where('id', '=', ownCentreId).executeTakeFirstOrThrow()
}
