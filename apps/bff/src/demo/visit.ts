import { randomUUID } from 'node:crypto'
import type { AppealEventKind, ApplicantType, DocumentRequestState, ValidationOutcome } from '@diia-desk/contract'
import { codeLifetimeSeconds, shiftDay } from '@diia-desk/contract'
import type { Selectable, Transaction } from 'kysely'
import type { Context } from '../context.ts'
import type { AppealState, CentresTable, Database } from '../storage/schema.ts'
import { addSeconds, dayOf, startOfDay } from '../time.ts'
import { lastDayOfTerm } from '../features/visit/appeals/deadline.ts'
import { sealDetails } from '../features/visit/appeals/details.ts'
import { openAppeal, record } from '../features/visit/appeal-journal/journal.ts'
import type { Author } from '../features/visit/appeal-journal/journal.ts'
import { nextNumber } from '../features/visit/appeals/numbers.ts'
import { ratingToken, ratingTokenHash } from '../features/visit/appeals/rating-link.ts'
import type { SeededRandom } from './seeded-random.ts'
import type { Offered } from './offer.ts'
import { inventApplicant } from './visitors.ts'

/** Something that is written to the journal at a given time. */
export interface PlannedWrite {
  at: Date
  write(trx: Transaction<Database>, at: Date): Promise<void>
}

export interface Clerk {
  staffId: string
  window: string
}

interface Visit {
  at: Date
  clerk: Clerk
  centre: Selectable<CentresTable>
  offer: [Offered, number][]
  isToday: boolean
}

/** Plans a change at a later time. Reasons are sealed like all free text. */
type PlanLater = (when: Date, kind: AppealEventKind, changes: Partial<AppealState>, by?: Author) => PlannedWrite

/** No screen shows past work, so events are dropped. */
const tell = () => Promise.resolve()

const reasons: Partial<Record<AppealEventKind, string>> = {
  refused: 'Вигадана підстава: документи не відповідають вимогам',
  returned: 'Вигадане зауваження: бракує однієї копії',
}

const ratings: readonly (readonly [number, number])[] = [
  [10, 45],
  [9, 22],
  [8, 13],
  [7, 7],
  [6, 4],
  [5, 3],
  [4, 2],
  [2, 2],
  [0, 2],
]
const outcomes: readonly (readonly [ValidationOutcome, number])[] = [
  ['valid', 90],
  ['not-valid', 2],
  ['code-expired', 3],
  ['code-unknown', 1],
  ['could-not-check', 4],
]
const ends: readonly (readonly [DocumentRequestState, number])[] = [
  ['arrived', 80],
  ['refused', 7],
  ['lapsed', 9],
  ['code-expired', 4],
]

/**
 * One visitor: a document is checked, copies are requested, an appeal is registered and processed in the following
 * days.
 */
export function planVisit(
  ctx: Context,
  random: SeededRandom,
  { at, clerk, centre, offer, isToday }: Visit,
): PlannedWrite[] {
  const service = random.weighted(offer)
  const by: Author = { origin: 'desk', ...clerk }
  const isConsultation = random.often(17)
  const applicantType =
    service.applicantTypes.length > 0
      ? random.one(service.applicantTypes)
      : random.weighted<ApplicantType>([
          ['person', 88],
          ['fop', 8],
          ['legal', 4],
        ])
  const state: AppealState = {
    service_id: service.serviceId,
    variation_id: service.variationId,
    service_code: service.code,
    asc_code: centre.asc_code,
    registered_at: at.toISOString(),
    deadline_on:
      isConsultation || service.duration === undefined
        ? null
        : (lastDayOfTerm(service.duration, dayOf(at), new Set()) ?? null),
    status: 'registered',
    result_at: null,
    issued_at: null,
    channel: random.weighted([
      ['front-office', 90],
      ['remote-workplace', 7],
      ['mail', 3],
    ]),
    receiving_channel: null,
    applicant_type: applicantType,
    fee: isConsultation ? null : service.fee,
    is_consultation: isConsultation ? 1 : 0,
    is_test: random.often(0.3) ? 1 : 0,
    rating: null,
  }
  const appeal = { id: randomUUID(), seq: 0 }
  const details = { applicant: inventApplicant(random, applicantType), note: 'Вигадане звернення для демонстрації' }
  const later: PlanLater = (when, kind, changes, author = by) => ({
    at: when,
    async write(trx) {
      const reason = reasons[kind]
      const sealed =
        reason === undefined
          ? {}
          : {
              sealed: sealDetails(ctx, appeal.id, { reason }),
              allSealed: sealDetails(ctx, appeal.id, { ...details, reason }),
            }
      await record({ trx, tell, now: when }, appeal, { kind, changes, happenedAt: when, by: author, ...sealed })
    },
  })
  const writes: PlannedWrite[] = [
    {
      at,
      async write(trx) {
        const { row } = await openAppeal(
          { trx, tell, now: at },
          {
            id: appeal.id,
            centreId: centre.id,
            number: await nextNumber(trx, centre, { day: dayOf(at), window: clerk.window }),
            state,
            sealed: sealDetails(ctx, appeal.id, details),
            ratingTokenHash: ratingTokenHash(ctx, ratingToken(ctx, appeal.id)),
          },
          { happenedAt: at, by },
        )
        appeal.seq = row.seq
      },
    },
  ]
  const result = isConsultation ? at : planResult(random, service, at, later, writes)
  if (isConsultation) writes.push(later(at, 'completed', { status: 'completed', result_at: at.toISOString() }))
  if (result !== undefined && random.often(24))
    writes.push(
      later(
        addSeconds(result, random.whole(200, 90_000)),
        'rated',
        { rating: random.weighted(ratings) },
        { origin: 'visitor' },
      ),
    )
  if (!isConsultation && random.often(60))
    writes.push(...planChecks(random, addSeconds(at, -random.whole(40, 240)), clerk, appeal))
  // Requests of today would appear in the list of a window, where invented copies would mislead.
  if (!isToday && !isConsultation && random.often(35))
    writes.push(planRequest(random, addSeconds(at, -random.whole(20, 200)), clerk))
  return writes
}

/**
 * Plans return, result and hand-over.
 *
 * @returns when there was a result, if any
 */
function planResult(
  random: SeededRandom,
  service: Offered,
  at: Date,
  later: PlanLater,
  writes: PlannedWrite[],
): Date | undefined {
  if (service.days === 0 || random.often(30)) {
    const when = addSeconds(at, random.whole(240, 1500))
    writes.push(
      later(when, 'completed', { status: 'completed', result_at: when.toISOString() }),
      later(addSeconds(when, 30), 'issued', {
        issued_at: addSeconds(when, 30).toISOString(),
        receiving_channel: 'front-office',
      }),
    )
    return when
  }
  let days = Math.max(1, Math.round(service.days * random.between(0.25, 1.1)))
  writes.push(later(addSeconds(at, random.whole(600, 7200)), 'started', { status: 'in-progress' }))
  if (random.often(2)) {
    writes.push(later(workTime(random, at, 2), 'withdrawn', { status: 'withdrawn' }))
    return undefined
  }
  if (random.often(5)) {
    writes.push(
      later(workTime(random, at, 1), 'returned', { status: 'returned' }),
      later(workTime(random, at, 4), 'resumed', { status: 'in-progress' }),
    )
    days += 5
  }
  const when = workTime(random, at, days)
  const status = random.often(6) ? 'refused' : 'completed'
  writes.push(later(when, status, { status, result_at: when.toISOString() }))
  if (random.often(80)) {
    const issued = workTime(random, when, random.whole(1, 3))
    writes.push(later(issued, 'issued', { issued_at: issued.toISOString(), receiving_channel: 'front-office' }))
  }
  return when
}

/** A time in working hours some days later. Sundays are skipped. */
function workTime(random: SeededRandom, from: Date, days: number): Date {
  const day = shiftDay(dayOf(from), days)
  const open = new Date(`${day}T12:00:00Z`).getUTCDay() === 0 ? shiftDay(day, 1) : day
  return addSeconds(startOfDay(open), random.whole(9 * 3600, 16 * 3600))
}

function planChecks(random: SeededRandom, at: Date, clerk: Clerk, appeal: { id: string }): PlannedWrite[] {
  const outcome = random.weighted(outcomes)
  const tookMs =
    outcome === 'could-not-check' ? 10_000 : Math.round(random.between(260, 720) * (random.often(8) ? 3 : 1))
  const hash = randomUUID()
  const plannedCheck = (when: Date, of: ValidationOutcome, ms: number, attempt: number): PlannedWrite => ({
    at: when,
    async write(trx) {
      await trx
        .insertInto('validations')
        .values({
          id: randomUUID(),
          ...codeOf(when, hash, clerk, attempt),
          outcome: of,
          took_ms: ms,
          checked_at: when.toISOString(),
          failure: of === 'could-not-check' ? 'timeout' : null,
        })
        .execute()
    },
  })
  // The visit's own appeal is registered a moment later and attaches its checks.
  const attach: PlannedWrite = {
    at: addSeconds(at, 300),
    write: async (trx) =>
      void (await trx.updateTable('validations').set({ appeal_id: appeal.id }).where('code_hash', '=', hash).execute()),
  }
  return [
    plannedCheck(at, outcome, tookMs, 1),
    ...(outcome === 'could-not-check' ? [plannedCheck(addSeconds(at, 25), 'valid', 480, 2)] : []),
    attach,
  ]
}

function planRequest(random: SeededRandom, at: Date, clerk: Clerk): PlannedWrite {
  const state = random.weighted(ends)
  const changed = addSeconds(
    at,
    state === 'lapsed' ? codeLifetimeSeconds + 5 : state === 'code-expired' ? 1 : random.whole(14, 95),
  )
  return {
    at,
    async write(trx) {
      await trx
        .insertInto('document_requests')
        .values({
          id: randomUUID(),
          ...codeOf(at, randomUUID(), clerk, 1),
          failure: null,
          code_kind: random.often(70) ? 'barcode' : 'qrcode',
          state,
          quarantine_reason: null,
          created_at: at.toISOString(),
          changed_at: changed.toISOString(),
        })
        .execute()
    },
  }
}

/** No real code was read, so there is no real hash either. */
function codeOf(at: Date, hash: string, { staffId, window }: Clerk, attempt: number) {
  return {
    code_hash: hash,
    input: 'camera' as const,
    window,
    staff_id: staffId,
    attempt,
    call_id: randomUUID(),
    used_before_at: null,
    used_before_window: null,
    code_ends_at: addSeconds(at, codeLifetimeSeconds).toISOString(),
    appeal_id: null,
  }
}
