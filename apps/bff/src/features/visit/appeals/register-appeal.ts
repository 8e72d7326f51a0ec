import { randomUUID } from 'node:crypto'
import { appealRegistrationSchema } from '@diia-desk/contract'
import type { Request, Response } from 'express'
import type { z } from 'zod'
import type { Context } from '../../../context.ts'
import { callOf } from '../../../http/call.ts'
import { parseInput } from '../../../http/parse.ts'
import { Problem } from '../../../problem.ts'
import { isTaken, locking } from '../../../storage/engine.ts'
import type { AppealState } from '../../../storage/schema.ts'
import { dayOf } from '../../../time.ts'
import { ownCentreId } from '../../people/centres/centres.ts'
import { ratingToken, ratingTokenHash } from './rating-link.ts'
import { attach, requireAttachable } from '../appeal-journal/attach.ts'
import { chooseApplicantType, chooseService, deadlineOf } from './choose-service.ts'
import { isEmpty, mergeDetails, sealDetails } from './details.ts'
import { changeWithEvents } from '../../../events/events.ts'
import type { Change } from '../../../events/events.ts'
import { openAppeal, record } from '../appeal-journal/journal.ts'
import type { Author } from '../appeal-journal/journal.ts'
import { staffOf } from '../../people/sessions/guards.ts'
import { nextNumber } from './numbers.ts'
import { readAppeal, showRegistered } from './read-appeal.ts'
import type { Registered } from './registered.ts'

type FromDesk = z.output<typeof appealRegistrationSchema>

/** The input of a registration. Another system may know only the code of a service, or no service. */
export interface Registration extends Omit<FromDesk, 'serviceId' | 'variationId' | 'submissionId'> {
  serviceId?: string
  /** Null when there are several variations and none was named. */
  variationId?: string | null | undefined
  /** Used when the catalogue has no such service; otherwise the code of the catalogue is used. */
  serviceCode?: string
}

export interface RegistrationOptions {
  /** The same key again means the same appeal. */
  externalKey: string
  /** Our own centre when absent. */
  centreId?: string
  /** A number of another journal of the centre. When absent, the next number is used. */
  number?: string
  /**
   * Skips the check whether the next number is free, which it nearly always is. If it is not, the database refuses it.
   */
  numberUnseen?: boolean
  /** Now when absent; never later than now. */
  registeredAt?: Date
}

/** POST /api/appeals. */
export async function registerAppealAtDesk(ctx: Context, req: Request, res: Response): Promise<void> {
  const { submissionId, ...input } = parseInput(appealRegistrationSchema, req.body)
  const reader = staffOf(res)
  const { staff, window } = reader
  const { id, registered } = await registerAppeal(
    ctx,
    input,
    { origin: 'desk', staffId: staff.id, window },
    { externalKey: `desk:${submissionId}` },
  )
  ctx.log.info(
    {
      callId: callOf(res).id,
      appealId: id,
      staffId: staff.id,
      outcome: registered === undefined ? 'known' : 'registered',
    },
    'appeal',
  )
  if (registered === undefined) res.status(200).json(await readAppeal(ctx, reader, id))
  else res.status(201).json(await showRegistered(ctx, reader, registered, input.attach))
}

/**
 * Registers an appeal, or returns the one that was registered under the same key.
 *
 * @throws {Problem} `invalid-input` naming the fields that do not match the catalogue or the visit
 */
export async function registerAppeal(
  ctx: Context,
  input: Registration,
  by: Author,
  options: RegistrationOptions,
): Promise<{ id: string; registered?: Registered }> {
  for (let attempt = 1; ; attempt++) {
    try {
      const registered = await changeWithEvents(ctx, (change) =>
        register(ctx, change, input, by, { ...options, numberUnseen: attempt === 1 }),
      )
      return { id: registered.row.id, registered }
    } catch (error) {
      // A repeated registration fails: by its key, or earlier, because what it attaches already belongs to its appeal.
      const known = await findByKey(ctx, options.externalKey)
      if (known !== undefined) return { id: known }
      // Another system has posted the number that was next. The next attempt checks whether numbers are free.
      if (attempt === 3 || !isTaken(error)) throw error
    }
  }
}

/** Registers within a transaction of the caller. */
export async function register(
  ctx: Context,
  change: Change,
  input: Registration,
  by: Author,
  options: RegistrationOptions,
): Promise<Registered> {
  const { trx, now } = change
  const registeredAt = options.registeredAt ?? now
  if (registeredAt > now)
    throw new Problem('invalid-input', { errors: [{ field: 'registeredAt', code: 'not-allowed' }] })
  await requireAttachable(change, by, input.attach)
  const centreId = options.centreId ?? ownCentreId
  const chosen =
    input.serviceId === undefined
      ? undefined
      : await chooseService(
          trx,
          { serviceId: input.serviceId, variationId: input.variationId },
          centreId,
          registeredAt.toISOString(),
        )
  const centre =
    chosen?.centre ??
    (await locking(
      trx,
      'keep',
      trx.selectFrom('centres').selectAll().where('id', '=', centreId),
    ).executeTakeFirstOrThrow())
  const term = { registered_at: registeredAt.toISOString(), is_consultation: input.isConsultation ? 1 : 0 }
  const state: AppealState = {
    ...term,
    service_id: chosen?.service.id ?? null,
    variation_id: chosen?.variation?.id ?? null,
    service_code: chosen?.service.code ?? input.serviceCode ?? null,
    asc_code: centre.asc_code,
    deadline_on: deadlineOf(term, chosen?.variation),
    status: 'registered',
    result_at: null,
    issued_at: null,
    channel: input.channel,
    receiving_channel: null,
    applicant_type:
      chosen === undefined ? (input.applicantType ?? null) : chooseApplicantType(chosen, input.applicantType),
    fee: input.fee ?? chosen?.variation?.fee ?? null,
    is_test: input.isTest ? 1 : 0,
    rating: null,
  }
  const id = randomUUID()
  const window = by.origin === 'desk' ? by.window : undefined
  const number =
    options.number ??
    (await nextNumber(trx, centre, { day: dayOf(registeredAt), window, unseen: options.numberUnseen }))
  const details = mergeDetails({}, input.details)
  const { row, event } = await openAppeal(
    change,
    {
      id,
      centreId: centre.id,
      number,
      state,
      ...(!isEmpty(details) && { sealed: sealDetails(ctx, id, details) }),
      ratingTokenHash: ratingTokenHash(ctx, ratingToken(ctx, id)),
      externalKey: options.externalKey,
    },
    { happenedAt: registeredAt, by },
  )
  await attach(change, id, input.attach)
  if (!input.isConsultation) return { row, events: [event], chosen }
  // A consultation ends when the visitor has been informed.
  const changes = { status: 'completed', result_at: term.registered_at } as const
  const told = await record(change, row, { kind: 'completed', changes, happenedAt: registeredAt, by })
  return { row: { ...row, ...changes, version: told.seq }, events: [event, told], chosen }
}

async function findByKey(ctx: Context, externalKey: string): Promise<string | undefined> {
  return (await ctx.db.selectFrom('appeals').select('id').where('external_key', '=', externalKey).executeTakeFirst())
    ?.id
}
