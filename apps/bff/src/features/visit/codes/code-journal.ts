// What validations and document requests share: a code comes in, the journal is checked for earlier uses, and a keyed
// hash of the code is stored.
import {
  broughtNoAnswer,
  classifyCode,
  codeKey,
  codeLifetimeSeconds,
  codeSubmissionSchema,
  isDocumentCode,
} from '@diia-desk/contract'
import type { CodeInput, CodeUse, DocumentCode } from '@diia-desk/contract'
import type { Context } from '../../../context.ts'
import { parseInput } from '../../../http/parse.ts'
import { Problem } from '../../../problem.ts'
import type { FieldError } from '../../../problem.ts'
import { compileOnce } from '../../../storage/compile-once.ts'
import { addSeconds } from '../../../time.ts'
import { withinReach } from '../../people/sessions/reach.ts'
import type { Reader } from '../../people/sessions/reach.ts'

export interface CodesInFlight {
  /** Keyed hashes of codes that Diia is being asked about now. */
  codesInFlight: Set<string>
}

export interface SubmittedCode {
  code: DocumentCode
  hash: string
  input: CodeInput
  /** The appeal that the code was read for. */
  appealId: string | undefined
}

/** What our own journal knows about a code that came in within its lifetime. */
export type JournalVerdict =
  /** Never seen, or only tried without an answer: it may be sent. Its lifetime counts from the first try. */
  | { kind: 'may-be-sent'; codeEndsAt: string; earlierTries: number }
  /** Diia has answered for it before, so sending it again would fail. */
  | { kind: 'answered'; outcome: CodeEnd }

/** The reasons why a code, not the document, has no result. */
export type CodeEnd = 'code-expired' | 'code-used' | 'code-unknown'

/** Reads a submission and refuses what cannot be a code, naming the field and not the value. */
export function readSubmission(ctx: Context, body: unknown): SubmittedCode {
  const { barcode, qrcode, input, appealId } = parseInput(codeSubmissionSchema, body)
  if ((barcode === undefined) === (qrcode === undefined)) {
    const errors: FieldError[] =
      barcode === undefined ? [{ field: 'barcode', code: 'required' }] : [{ field: 'qrcode', code: 'not-allowed' }]
    throw new Problem('invalid-input', { errors, detail: 'Give exactly one of barcode and qrcode.' })
  }
  const field = barcode === undefined ? 'qrcode' : 'barcode'
  const code = classifyCode(barcode ?? qrcode ?? '')
  if (code.kind === 'wrong-check-digit')
    throw new Problem('invalid-input', { errors: [{ field, code: 'wrong-check-digit' }] })
  if (!isDocumentCode(code) || code.kind !== field)
    throw new Problem('invalid-input', { errors: [{ field, code: 'wrong-format' }] })
  return { code, hash: ctx.keys.hash('code', codeKey(code)), input, appealId }
}

/** Validations and requests of a code, oldest first. */
const findTries = compileOnce<{ hash: string; since: string }, { at: string; code_ends_at: string; outcome: string }>(
  (db, slot) =>
    db
      .selectFrom('validations')
      .select((eb) => ['checked_at as at', 'code_ends_at', eb.ref('outcome').$castTo<string>().as('outcome')])
      .where('code_hash', '=', slot('hash'))
      .where('checked_at', '>', slot('since'))
      .unionAll(
        db
          .selectFrom('document_requests')
          .select((eb) => ['created_at as at', 'code_ends_at', eb.ref('state').$castTo<string>().as('outcome')])
          .where('code_hash', '=', slot('hash'))
          .where('created_at', '>', slot('since')),
      )
      .orderBy('at'),
)

/**
 * Checks the journal for a code. The QR code and the bars of one record cannot be recognised as the same; Diia can do
 * that.
 */
export async function askJournal(ctx: Context, hash: string): Promise<JournalVerdict> {
  const since = addSeconds(ctx.now(), -codeLifetimeSeconds).toISOString()
  const tries = await findTries(ctx.db, { hash, since })
  const answered = tries.find(({ outcome }) => !broughtNoAnswer(outcome))
  if (answered !== undefined) {
    const { outcome } = answered
    return {
      kind: 'answered',
      outcome: outcome === 'code-expired' || outcome === 'code-unknown' ? outcome : 'code-used',
    }
  }
  return { kind: 'may-be-sent', codeEndsAt: tries[0]?.code_ends_at ?? latestValidTime(ctx), earlierTries: tries.length }
}

/** Latest time at which a code seen now can be valid. */
export function latestValidTime(ctx: Context): string {
  return addSeconds(ctx.now(), codeLifetimeSeconds).toISOString()
}

/** The first use of a code today that our journal knows, for the text "already used at 10:39, window 2". */
export async function findUse(ctx: Context, reader: Reader, hash: string): Promise<CodeUse | undefined> {
  const since = addSeconds(ctx.now(), -86_400).toISOString()
  const [validation, request] = await Promise.all([
    ctx.db
      .selectFrom('validations')
      .select(['checked_at as at', 'window'])
      .where('code_hash', '=', hash)
      .where('checked_at', '>', since)
      .where('outcome', 'in', ['valid', 'not-valid'])
      .where(withinReach(reader, 'codes.recall', 'window'))
      .orderBy('checked_at')
      .executeTakeFirst(),
    ctx.db
      .selectFrom('document_requests')
      .select(['created_at as at', 'window'])
      .where('code_hash', '=', hash)
      .where('created_at', '>', since)
      .where('state', 'in', ['waiting', 'checking', 'arrived', 'quarantined', 'refused', 'lapsed', 'cancelled'])
      .where(withinReach(reader, 'codes.recall', 'window'))
      .orderBy('created_at')
      .executeTakeFirst(),
  ])
  if (validation === undefined || request === undefined) return validation ?? request
  return validation.at < request.at ? validation : request
}

/** The field of Diia's requests for a code. */
export function codeField(code: DocumentCode): { barcode: string } | { qrcode: string } {
  return code.kind === 'barcode' ? { barcode: code.value } : { qrcode: code.value }
}

/** Runs `send` unless the same code is being sent already, from this window or another. */
export async function sendOnce<Result>(
  { codesInFlight }: CodesInFlight,
  hash: string,
  send: () => Promise<Result>,
): Promise<Result> {
  if (codesInFlight.has(hash))
    throw new Problem('too-many-requests', { detail: 'The same code is being asked about at this moment.' })
  codesInFlight.add(hash)
  try {
    return await send()
  } finally {
    codesInFlight.delete(hash)
  }
}
