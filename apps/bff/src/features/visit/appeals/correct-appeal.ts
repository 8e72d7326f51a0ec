import type { appealChangeSchema } from '@diia-desk/contract'
import type { Transaction } from 'kysely'
import type { z } from 'zod'
import type { Change } from '../../../events/events.ts'
import { Problem } from '../../../problem.ts'
import type { AppealState, Database } from '../../../storage/schema.ts'
import { earliestTime } from '../../../time.ts'
import { chooseApplicantType, chooseService, deadlineOf, readVariation } from './choose-service.ts'
import type { AppealRow } from '../appeal-journal/journal.ts'

export type Correction = Extract<z.output<typeof appealChangeSchema>, { kind: 'corrected' }>

/**
 * The fields that a correction changes, with their new values. An absent field stays. Values that depend on other
 * fields (the code, the deadline, a fee that came from the variation) are computed again.
 *
 * @throws {Problem} `invalid-input` when the catalogue or the order of dates forbids it
 */
export async function correctedFields(
  { trx, now }: Pick<Change, 'trx' | 'now'>,
  row: AppealRow,
  correction: Correction,
): Promise<Partial<AppealState>> {
  const next: AppealState = {
    ...stateOf(row),
    ...(correction.applicantType !== undefined && { applicant_type: correction.applicantType }),
    ...(correction.channel !== undefined && { channel: correction.channel }),
    ...(correction.receivingChannel !== undefined && { receiving_channel: correction.receivingChannel }),
    ...(correction.registeredAt !== undefined && { registered_at: instant(correction.registeredAt) }),
    ...(correction.resultAt !== undefined && {
      result_at: correction.resultAt === null ? null : instant(correction.resultAt),
    }),
    ...(correction.issuedAt !== undefined && {
      issued_at: correction.issuedAt === null ? null : instant(correction.issuedAt),
    }),
    ...(correction.fee !== undefined && { fee: correction.fee }),
    ...(correction.isConsultation !== undefined && { is_consultation: correction.isConsultation ? 1 : 0 }),
    ...(correction.isTest !== undefined && { is_test: correction.isTest ? 1 : 0 }),
  }
  if ('registeredAt' in correction || 'resultAt' in correction || 'issuedAt' in correction) requireOrder(next, now)
  await correctService(trx, row, correction, next)
  if (correction.deadlineOn !== undefined) next.deadline_on = correction.deadlineOn
  return changesBetween(stateOf(row), next)
}

async function correctService(
  trx: Transaction<Database>,
  row: AppealRow,
  correction: Correction,
  next: AppealState,
): Promise<void> {
  const serviceId = correction.serviceId ?? row.service_id ?? undefined
  const other =
    serviceId !== (row.service_id ?? undefined) ||
    (correction.variationId !== undefined && correction.variationId !== row.variation_id)
  const before = await readVariation(trx, row.variation_id)
  let variation = before
  if (other) {
    if (serviceId === undefined) throw fault('serviceId', 'required')
    const chosen = await chooseService(
      trx,
      { serviceId, variationId: correction.variationId },
      row.centre_id,
      next.registered_at,
    )
    variation = chosen.variation
    Object.assign(next, {
      service_id: chosen.service.id,
      variation_id: variation?.id ?? null,
      service_code: chosen.service.code,
      applicant_type: chooseApplicantType(chosen, next.applicant_type),
      ...(correction.fee === undefined && row.fee === (before?.fee ?? null) && { fee: variation?.fee ?? null }),
    })
  } else if (correction.applicantType !== undefined && correction.applicantType !== null && serviceId !== undefined) {
    const service = await trx.selectFrom('services').selectAll().where('id', '=', serviceId).executeTakeFirstOrThrow()
    chooseApplicantType({ service }, correction.applicantType)
  }
  const termChanged = other || next.registered_at !== row.registered_at || next.is_consultation !== row.is_consultation
  if (termChanged) next.deadline_on = deadlineOf(next, variation)
}

/**
 * The order must be: registered, result, issued, none of them in the future. Only an appeal with a result has these
 * dates.
 */
function requireOrder({ status, registered_at, result_at, issued_at }: AppealState, now: Date): void {
  const ended = status === 'completed' || status === 'refused'
  if (registered_at > now.toISOString() || registered_at < earliestTime) throw fault('registeredAt', 'not-allowed')
  if (ended !== (result_at !== null)) throw fault('resultAt', ended ? 'required' : 'not-allowed')
  if (result_at !== null && (result_at > now.toISOString() || result_at < registered_at))
    throw fault('resultAt', 'not-allowed')
  if (issued_at !== null && (issued_at > now.toISOString() || result_at === null || issued_at < result_at))
    throw fault('issuedAt', 'not-allowed')
}

function changesBetween(before: AppealState, after: AppealState): Partial<AppealState> {
  return Object.fromEntries(
    Object.entries(after).filter(([field, value]) => before[field as keyof AppealState] !== value),
  )
}

/** Every field of a state; the type check finds one that is missing. */
const stateFields = Object.keys({
  service_id: true,
  variation_id: true,
  service_code: true,
  asc_code: true,
  registered_at: true,
  deadline_on: true,
  status: true,
  result_at: true,
  issued_at: true,
  channel: true,
  receiving_channel: true,
  applicant_type: true,
  fee: true,
  is_consultation: true,
  is_test: true,
  rating: true,
} satisfies Record<keyof AppealState, true>) as (keyof AppealState)[]

function stateOf(row: AppealRow): AppealState {
  return Object.fromEntries(stateFields.map((field) => [field, row[field]])) as unknown as AppealState
}

/** Like all stored times: with milliseconds, in UTC, so that they can be compared as text. */
export function instant(time: string): string {
  return new Date(time).toISOString()
}

function fault(field: string, code: 'required' | 'not-allowed'): Problem {
  return new Problem('invalid-input', { errors: [{ field, code }] })
}
