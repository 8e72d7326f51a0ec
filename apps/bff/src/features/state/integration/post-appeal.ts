import type { Transaction } from 'kysely'
import type { Context } from '../../../context.ts'
import { Problem } from '../../../problem.ts'
import type { Database } from '../../../storage/schema.ts'
import { earliestTime } from '../../../time.ts'
import { isNumberTaken } from '../../visit/appeals/numbers.ts'
import { register } from '../../visit/appeals/register-appeal.ts'
import { defaultNumberFormat, ownCentreId } from '../../people/centres/centres.ts'
import { findService } from './find-service.ts'
import type { IntegrationKey } from './keys.ts'
import { externalKeyOf, postOnce } from './post-once.ts'
import type { PostedAppeal } from './schemas.ts'

/**
 * Posts an appeal of another system's journal.
 *
 * @throws {Problem} `different-body`, `number-taken`, `invalid-input`
 */
export async function postAppeal(
  ctx: Context,
  key: IntegrationKey,
  posted: PostedAppeal,
): Promise<{ appealId: string; known: boolean }> {
  const externalKey = externalKeyOf(key.name, posted.external_id)
  return await postOnce(ctx, externalKey, posted, async (change) => {
    const { trx, now } = change
    const centreId = await centreOf(trx, posted.asc_code)
    const { number } = posted
    if (number !== undefined && (await isNumberTaken(trx, centreId, number)))
      throw new Problem('number-taken', { errors: [{ field: 'number', code: 'not-allowed' }] })
    const registeredAt = possibleTime(posted.registered_at, now, 'registeredAt')
    const service = await findService(trx, posted.service_code, posted.service_variation, registeredAt.toISOString())
    const { row } = await register(
      ctx,
      change,
      {
        ...service,
        ...(posted.service_code !== undefined && { serviceCode: posted.service_code }),
        ...(posted.applicant_type !== undefined && { applicantType: posted.applicant_type }),
        ...(posted.fee !== undefined && { fee: posted.fee }),
        channel: posted.channel,
        isConsultation: posted.is_consultation,
        isTest: posted.is_test,
        details: {},
        attach: { validations: [], documentRequests: [] },
      },
      { origin: 'integration', keyId: key.id },
      { externalKey, centreId, registeredAt, ...(number !== undefined && { number }) },
    )
    return row.id
  })
}

/** Our own centre, or a row for another one with its name in the registry of centres. */
async function centreOf(trx: Transaction<Database>, code: string | undefined): Promise<string> {
  const own = await trx
    .selectFrom('centres')
    .select(['id', 'asc_code'])
    .where('id', '=', ownCentreId)
    .executeTakeFirstOrThrow()
  if (code === undefined || code === own.asc_code) return own.id
  const known = await trx.selectFrom('centres').select('id').where('asc_code', '=', code).executeTakeFirst()
  if (known !== undefined) return known.id
  const id = `asc-${code}`
  const registered = await trx.selectFrom('centre_register').select('name').where('code', '=', code).executeTakeFirst()
  await trx
    .insertInto('centres')
    .values({
      id,
      name: registered?.name ?? `ЦНАП ${code}`,
      asc_code: code,
      number_format: defaultNumberFormat,
      own: 0,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  return id
}

/** Clocks of two machines differ a little. A larger difference is a mistake. */
const toleratedMs = 2 * 60_000

/** @throws {Problem} `invalid-input` for a time in the future or too far in the past */
export function possibleTime(time: string, now: Date, field: string): Date {
  const at = new Date(time)
  if (at.getTime() > now.getTime() + toleratedMs || at < new Date(earliestTime))
    throw new Problem('invalid-input', { errors: [{ field, code: 'not-allowed' }] })
  return at > now ? now : at
}
