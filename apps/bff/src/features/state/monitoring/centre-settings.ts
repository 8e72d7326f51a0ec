import { exampleNumber, numberFormatFault } from '@diia-desk/contract'
import type { CentreRegister, CentreSettings, CentreSettingsChange } from '@diia-desk/contract'
import type { Context } from '../../../context.ts'
import { Problem } from '../../../problem.ts'
import { dayOf } from '../../../time.ts'
import { fillCentreCode } from '../../visit/appeal-journal/fill-codes.ts'
import { ownCentre } from '../../people/centres/centres.ts'
import { wordsOf } from '../../visit/services/search/words.ts'

export async function readCentreSettings(ctx: Context): Promise<CentreSettings> {
  const centre = await ownCentre(ctx)
  return {
    name: centre.name,
    ...(centre.asc_code !== null && { code: centre.asc_code }),
    numberFormat: centre.number_format,
    example: exampleNumber(centre.number_format, dayOf(ctx.now())),
  }
}

/**
 * Changes what the state and the journal know of the centre. A new code is written to all appeals without it or with
 * another one, each by an event of its own. They are exported with the next pull.
 */
export async function changeCentreSettings(
  ctx: Context,
  { code, numberFormat }: CentreSettingsChange,
): Promise<CentreSettings> {
  if (numberFormat !== undefined && numberFormatFault(numberFormat) !== undefined)
    throw new Problem('invalid-input', { errors: [{ field: 'numberFormat', code: 'wrong-format' }] })
  const centre = await ownCentre(ctx)
  if (code !== undefined || numberFormat !== undefined) {
    await ctx.db
      .updateTable('centres')
      .set({
        ...(code !== undefined && { asc_code: code }),
        ...(numberFormat !== undefined && { number_format: numberFormat }),
      })
      .where('id', '=', centre.id)
      .execute()
  }
  // The same code sent again finishes an interrupted change.
  if (code !== undefined && code !== null) {
    const count = await fillCentreCode(ctx, centre.id, code)
    ctx.log.info({ count }, 'code of the centre written to appeals')
  }
  return await readCentreSettings(ctx)
}

const shown = 50

/** Centres of the register by a code or its beginning, or by beginnings of words of name and address. */
export async function searchCentres({ db }: Pick<Context, 'db'>, q = ''): Promise<CentreRegister> {
  const wanted = wordsOf(q)
  const rows = await db
    .selectFrom('centre_register')
    .select(['code', 'name', 'address'])
    .where('retired_at', 'is', null)
    .orderBy('name')
    .orderBy('code')
    .execute()
  const found = rows.filter(({ code, name, address }) => {
    const words = wordsOf(`${name} ${address ?? ''}`)
    return wanted.every((part) => code.startsWith(part) || words.some((word) => word.startsWith(part)))
  })
  return {
    items: found
      .slice(0, shown)
      .map(({ code, name, address }) => ({ code, name, ...(address !== null && { address }) })),
    total: found.length,
  }
}
