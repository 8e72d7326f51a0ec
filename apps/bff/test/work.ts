// Work of a centre written directly into its journals, with past times as now.
import { randomUUID } from 'node:crypto'
import type { DocumentRequestState, ValidationOutcome } from '@diia-desk/contract'
import type { Context } from '../src/context.ts'
import type { AppealState } from '../src/storage/schema.ts'
import { change, open } from './appeal-work.ts'
import type { Written } from './appeal-work.ts'

export interface Worker {
  staffId: string
  window: string
}

export async function workerOf({ db }: Context, login: string, window: string): Promise<Worker> {
  return {
    staffId: (await db.selectFrom('staff').select('id').where('login', '=', login).executeTakeFirstOrThrow()).id,
    window,
  }
}

export async function addService({ db }: Context, id: string, code: string | null, name: string): Promise<void> {
  await db
    .insertInto('services')
    .values({
      id,
      code,
      origin: code === null ? 'local' : 'register',
      name,
      sector: null,
      applicant_types: '[]',
      documents: '[]',
      refusal_grounds: '[]',
      retired_at: null,
    })
    .execute()
}

/** Registers an appeal at a time, by a clerk or, without one, by another system. */
export async function register(
  ctx: Context,
  at: string,
  by: Worker | undefined,
  given: Partial<AppealState> = {},
): Promise<Written> {
  return await open(ctx, at, { service_code: null, asc_code: null, ...given }, by && { origin: 'desk', ...by })
}

export async function complete(
  ctx: Context,
  appeal: Written,
  at: string,
  status: 'completed' | 'refused' = 'completed',
): Promise<void> {
  await change(ctx, appeal, at, status, { status, result_at: at })
}

const code = (by: Worker) => ({
  code_hash: randomUUID(),
  input: 'camera' as const,
  window: by.window,
  staff_id: by.staffId,
  attempt: 1,
  call_id: randomUUID(),
  failure: null,
  used_before_at: null,
  used_before_window: null,
  code_ends_at: '2026-01-01T00:00:00.000Z',
  appeal_id: null,
})

export async function check(
  { db }: Context,
  at: string,
  by: Worker,
  outcome: ValidationOutcome,
  tookMs: number,
): Promise<void> {
  await db
    .insertInto('validations')
    .values({ id: randomUUID(), ...code(by), outcome, took_ms: tookMs, checked_at: at })
    .execute()
}

/** A request that ends in a state; arrived ones bring copies after some seconds. */
export async function ask(
  { db }: Context,
  at: string,
  by: Worker,
  state: DocumentRequestState,
  copies = 0,
  seconds = 30,
): Promise<void> {
  const requestId = randomUUID()
  const receivedAt = new Date(Date.parse(at) + seconds * 1000).toISOString()
  await db
    .insertInto('document_requests')
    .values({
      id: requestId,
      ...code(by),
      code_kind: 'barcode',
      state,
      quarantine_reason: null,
      created_at: at,
      changed_at: receivedAt,
    })
    .execute()
  if (copies === 0) return
  const packageId = randomUUID()
  await db
    .insertInto('document_packages')
    .values({
      id: packageId,
      request_id: requestId,
      delivery_hash: packageId,
      blob_id: null,
      state: 'released',
      reason: null,
      detail: null,
      attempts: 1,
      claimed_until: null,
      received_at: receivedAt,
      settled_at: receivedAt,
    })
    .execute()
  for (let position = 0; position < copies; position++) {
    const [pdf, container] = [randomUUID(), randomUUID()]
    await db
      .insertInto('blobs')
      .values(
        [pdf, container].map((id) => ({
          id,
          store: 'folder' as const,
          key_id: 'test',
          wrapped_key: Buffer.alloc(1),
          bytes: 0,
          created_at: receivedAt,
        })),
      )
      .execute()
    await db
      .insertInto('document_copies')
      .values({
        id: randomUUID(),
        request_id: requestId,
        package_id: packageId,
        position,
        type: 'internal-passport',
        received_at: receivedAt,
        staff_id: by.staffId,
        window: by.window,
        sealed: Buffer.alloc(1),
        pdf_blob_id: pdf,
        container_blob_id: container,
        pdf_bytes: 0,
        signature_sha256: randomUUID(),
      })
      .execute()
  }
}
