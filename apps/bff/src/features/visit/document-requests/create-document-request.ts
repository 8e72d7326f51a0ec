import { randomUUID } from 'node:crypto'
import type { DiiaFailure, DocumentRequestState } from '@diia-desk/contract'
import type { Request, Response } from 'express'
import type { Context } from '../../../context.ts'
import type { DiiaConnection } from '../../../diia/connection.ts'
import { callOf } from '../../../http/call.ts'
import { readAppealOfCode, writeForAppeal } from '../appeal-journal/attach.ts'
import type { Author } from '../appeal-journal/journal.ts'
import { failureOf } from '../../../diia/diia-link.ts'
import { askJournal, codeField, latestValidTime, findUse, readSubmission, sendOnce } from '../codes/code-journal.ts'
import type { CodesInFlight, SubmittedCode } from '../codes/code-journal.ts'
import { changeWithEvents } from '../../../events/events.ts'
import type { Reader } from '../../people/sessions/reach.ts'
import { staffOf } from '../../people/sessions/guards.ts'
import { moveRequest, moveRequestIn, readRequest } from './repository.ts'
import type { WaitingCodes } from './repository.ts'

/** What a request for a copy needs in addition to the context. */
export type AskingContext = Context & DiiaConnection & CodesInFlight & WaitingCodes

interface Asked extends SubmittedCode {
  appeal: { seq: number; id: string } | undefined
}

/**
 * POST /api/document-requests: requests that Diia asks the visitor for a copy.
 *
 * The requestId is durable before Diia is called: a package may arrive before Diia's answer, or although the answer was
 * lost.
 */
export async function createDocumentRequest(ctx: AskingContext, req: Request, res: Response): Promise<void> {
  const submission = readSubmission(ctx, req.body)
  const submitted: Asked = { ...submission, appeal: await readAppealOfCode(ctx, submission.appealId) }
  const author = staffOf(res)
  const { staff } = author
  const id = await sendOnce(ctx, submitted.hash, async () => {
    const verdict = await askJournal(ctx, submitted.hash)
    if (verdict.kind === 'answered')
      return await insertRequest(ctx, res, submitted, {
        state: verdict.outcome,
        codeEndsAt: latestValidTime(ctx),
        earlierTries: 0,
      })
    const requestId = await reuseOrInsert(ctx, res, submitted, verdict)
    await ask(ctx, author, requestId, submitted)
    return requestId
  })
  const request = await readRequest(ctx, author, id)
  ctx.log.info(
    { callId: callOf(res).id, requestId: id, state: request.state, input: request.input, staffId: staff.id },
    'document request',
  )
  res.status(201).json(request)
}

/** A retry uses the requestId of the first try. If the first try reached Diia, its package is still recognised. */
async function reuseOrInsert(
  ctx: AskingContext,
  res: Response,
  submitted: Asked,
  verdict: { codeEndsAt: string; earlierTries: number },
): Promise<string> {
  const { staff, window } = staffOf(res)
  const { appeal } = submitted
  const earlier = await ctx.db
    .selectFrom('document_requests')
    .select(['id', 'appeal_id'])
    .where('code_hash', '=', submitted.hash)
    .where('staff_id', '=', staff.id)
    .where('state', '=', 'could-not-ask')
    .where('code_ends_at', '>', ctx.now().toISOString())
    .$if(appeal !== undefined, (query) =>
      query.where((eb) => eb.or([eb('appeal_id', 'is', null), eb('appeal_id', '=', appeal?.id ?? null)])),
    )
    .executeTakeFirst()
  if (earlier === undefined) return await insertRequest(ctx, res, submitted, { state: 'asking', ...verdict })
  const attachedNow = earlier.appeal_id === null ? appeal : undefined
  await changeWithEvents(ctx, (change) =>
    writeForAppeal(change, attachedNow, { origin: 'desk', staffId: staff.id, window }, () =>
      moveRequestIn(ctx, change, earlier.id, ['could-not-ask'], 'asking', {
        // The same clerk asks again, maybe at another window. The request belongs to the window where the visitor is
        // now.
        window,
        failure: null,
        attempt: verdict.earlierTries + 1,
        call_id: callOf(res).id,
        ...(attachedNow !== undefined && { appeal_id: attachedNow.id }),
      }),
    ),
  )
  return earlier.id
}

async function insertRequest(
  ctx: AskingContext,
  res: Response,
  submitted: Asked,
  { state, codeEndsAt, earlierTries }: { state: DocumentRequestState; codeEndsAt: string; earlierTries: number },
): Promise<string> {
  const author = staffOf(res)
  const { staff, window } = author
  const id = randomUUID()
  const use = state === 'code-used' ? await findUse(ctx, author, submitted.hash) : undefined
  const now = ctx.now()
  const by: Author = { origin: 'desk', staffId: staff.id, window }
  const row = {
    id,
    code_hash: submitted.hash,
    code_kind: submitted.code.kind,
    input: submitted.input,
    window,
    staff_id: staff.id,
    attempt: earlierTries + 1,
    call_id: callOf(res).id,
    failure: null,
    used_before_at: use?.at ?? null,
    used_before_window: use?.window ?? null,
    code_ends_at: codeEndsAt,
    state,
    quarantine_reason: null,
    created_at: now.toISOString(),
    changed_at: now.toISOString(),
    appeal_id: submitted.appeal?.id ?? null,
    clock_offset_seconds: null,
    state_before: null,
  }
  await changeWithEvents(ctx, (change) =>
    writeForAppeal(change, submitted.appeal, by, () =>
      change.trx.insertInto('document_requests').values(row).execute(),
    ),
  )
  return id
}

async function ask(ctx: AskingContext, author: Reader, requestId: string, submitted: SubmittedCode): Promise<void> {
  let state: DocumentRequestState
  let failure: DiiaFailure | null = null
  ctx.waitingCodes.set(requestId, submitted.code)
  try {
    const { outcome } = await ctx.diiaLink.watch(() =>
      ctx.diia.requestDocument({ branchId: ctx.config.diia.branchId, ...codeField(submitted.code), requestId }),
    )
    state = outcome === 'asked' ? 'waiting' : outcome === 'refused' ? 'not-valid' : outcome
    if (state === 'code-used' && (await isOurs(ctx, requestId, submitted))) state = 'waiting'
  } catch (error) {
    failure = failureOf(error)
    state = 'could-not-ask'
    ctx.log.warn({ operation: 'document-request', requestId, error }, 'Diia gave no answer')
  }
  const use = state === 'code-used' ? await findUse(ctx, author, submitted.hash) : undefined
  // Only from `asking`: if the package arrived first, the request has moved further. The offset of our clock is stored
  // with the request, because its package may arrive after the clock was corrected.
  await moveRequest(ctx, requestId, ['asking'], state, {
    failure,
    used_before_at: use?.at ?? null,
    used_before_window: use?.window ?? null,
    clock_offset_seconds: ctx.clock.lastSeconds ?? null,
  })
}

/**
 * An earlier try may have reached Diia although its answer was lost. Then our own try used the code, and Diia knows the
 * request.
 */
async function isOurs(ctx: AskingContext, requestId: string, { code }: SubmittedCode): Promise<boolean> {
  const { attempt } = await ctx.db
    .selectFrom('document_requests')
    .select('attempt')
    .where('id', '=', requestId)
    .executeTakeFirstOrThrow()
  if (attempt === 1) return false
  try {
    await ctx.diia.documentRequestStatus({ requestId, ...(code.kind === 'barcode' && { barcode: code.value }) })
    return true
  } catch (error) {
    failureOf(error)
    return false
  }
}
