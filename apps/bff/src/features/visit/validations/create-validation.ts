import { randomUUID } from 'node:crypto'
import type { DiiaFailure, Validation, ValidationOutcome } from '@diia-desk/contract'
import type { Request, Response } from 'express'
import type { Selectable } from 'kysely'
import type { Context } from '../../../context.ts'
import type { DiiaConnection } from '../../../diia/connection.ts'
import { callOf } from '../../../http/call.ts'
import { readAppealOfCode, writeForAppeal } from '../appeal-journal/attach.ts'
import { failureOf } from '../../../diia/diia-link.ts'
import { askJournal, codeField, latestValidTime, findUse, readSubmission, sendOnce } from '../codes/code-journal.ts'
import type { CodesInFlight, SubmittedCode } from '../codes/code-journal.ts'
import { changeWithEvents } from '../../../events/events.ts'
import { compileOnce } from '../../../storage/compile-once.ts'
import type { ValidationsTable } from '../../../storage/schema.ts'
import { staffOf } from '../../people/sessions/guards.ts'

interface Answer {
  outcome: ValidationOutcome
  failure?: DiiaFailure
}

/** POST /api/validations: asks Diia whether the document behind a code is valid, and records that it was asked. */
export async function createValidation(
  ctx: Context & DiiaConnection & CodesInFlight,
  req: Request,
  res: Response,
): Promise<void> {
  const submitted = readSubmission(ctx, req.body)
  const appeal = await readAppealOfCode(ctx, submitted.appealId)
  const author = staffOf(res)
  const { staff, window } = author
  const validation = await sendOnce(ctx, submitted.hash, async (): Promise<Validation> => {
    const verdict = await askJournal(ctx, submitted.hash)
    const started = performance.now()
    const answer = verdict.kind === 'may-be-sent' ? await askDiia(ctx, submitted) : { outcome: verdict.outcome }
    const usedBefore = answer.outcome === 'code-used' ? await findUse(ctx, author, submitted.hash) : undefined
    const checkedAt = ctx.now()
    const result: Validation = {
      id: randomUUID(),
      ...answer,
      ...(usedBefore !== undefined && { usedBefore }),
      checkedAt: checkedAt.toISOString(),
      tookMs: verdict.kind === 'may-be-sent' ? Math.round(performance.now() - started) : 0,
      input: submitted.input,
      window,
      attempt: verdict.kind === 'may-be-sent' ? verdict.earlierTries + 1 : 1,
      ...(appeal !== undefined && { appealId: appeal.id }),
      codeEndsAt: verdict.kind === 'may-be-sent' ? verdict.codeEndsAt : latestValidTime(ctx),
      callId: callOf(res).id,
    }
    await changeWithEvents(ctx, async (change) => {
      const row: Selectable<ValidationsTable> = {
        id: result.id,
        code_hash: submitted.hash,
        input: result.input,
        window,
        staff_id: staff.id,
        attempt: result.attempt,
        call_id: result.callId,
        failure: result.failure ?? null,
        used_before_at: result.usedBefore?.at ?? null,
        used_before_window: result.usedBefore?.window ?? null,
        code_ends_at: result.codeEndsAt,
        outcome: result.outcome,
        took_ms: result.tookMs,
        checked_at: result.checkedAt,
        appeal_id: appeal?.id ?? null,
      }
      await writeForAppeal(change, appeal, { origin: 'desk', staffId: staff.id, window }, () =>
        insertValidation(change.trx, row),
      )
      await change.tell({ type: 'validation', id: result.id, outcome: result.outcome, window })
    })
    return result
  })
  ctx.log.info(
    {
      callId: validation.callId,
      outcome: validation.outcome,
      input: validation.input,
      ms: validation.tookMs,
      staffId: staff.id,
    },
    'validation',
  )
  res.status(201).json(validation)
}

const insertValidation = compileOnce<Selectable<ValidationsTable>, unknown>((db, slot) =>
  db.insertInto('validations').values({
    id: slot('id'),
    code_hash: slot('code_hash'),
    input: slot('input'),
    window: slot('window'),
    staff_id: slot('staff_id'),
    attempt: slot('attempt'),
    call_id: slot('call_id'),
    failure: slot('failure'),
    used_before_at: slot('used_before_at'),
    used_before_window: slot('used_before_window'),
    code_ends_at: slot('code_ends_at'),
    outcome: slot('outcome'),
    took_ms: slot('took_ms'),
    checked_at: slot('checked_at'),
    appeal_id: slot('appeal_id'),
  }),
)

async function askDiia(ctx: Context & DiiaConnection, { code }: SubmittedCode): Promise<Answer> {
  try {
    const { outcome } = await ctx.diiaLink.watch(() =>
      ctx.diia.identifyDocument({ branchId: ctx.config.diia.branchId, ...codeField(code) }),
    )
    return { outcome }
  } catch (error) {
    const failure = failureOf(error)
    ctx.log.warn({ operation: 'document-identification', error }, 'Diia gave no answer')
    return { outcome: 'could-not-check', failure }
  }
}
