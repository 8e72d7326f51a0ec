import { createHash, randomInt, randomUUID } from 'node:crypto'
import { checkDigit, qrLink } from '@diia-desk/diia-wire'
import { after } from './clock.ts'
import type { Context } from './context.ts'
import { CodeRefusal, ServiceFailure } from './failure.ts'
import type { Citizen, SeedDocument } from './seed.ts'
import type { StoredCode } from './store.ts'

export interface ShownText {
  barcode?: string | undefined
  qrcode?: string | undefined
}

/** Issues a code for one document, shown on the phone: a record with thirteen digits and a link. */
export function issueCode(
  ctx: Context,
  citizen: Citizen,
  document: SeedDocument,
  more: { valid?: boolean; also?: SeedDocument[] } = {},
): StoredCode {
  const issuedAt = ctx.clock.now()
  const code: StoredCode = {
    id: randomUUID(),
    barcode: newBarcode(ctx),
    link: qrLink(document.type, documentId(citizen, document), randomUUID()),
    citizen,
    document,
    valid: more.valid ?? true,
    also: more.also ?? [],
    issuedAt,
    expiresAt: after(issuedAt, ctx.switches.codeLifetimeSeconds),
  }
  ctx.store.codes.set(code.id, code)
  ctx.store.shown.set(code.barcode, code).set(code.link, code)
  ctx.changes.emit({ kind: 'code', citizenId: citizen.id, id: code.id })
  return code
}

/**
 * Finds the code that a partner sends and marks it as used. The checks have the order of be-documents-service: unknown,
 * used, type, expired. A link is compared as text.
 * @param types Document types that the branch may request. Diia's message for several types is not known; here it
 * contains all of them.
 */
export function useCode(
  ctx: Context,
  { barcode, qrcode }: ShownText,
  types: string[],
  by: 'identification' | 'request',
): StoredCode {
  if (!barcode && !qrcode) throw new ServiceFailure(400, 'Should be one of: barcode or qrCode')
  const code = ctx.store.shown.get(barcode || (qrcode ?? ''))
  if (!code) throw new CodeRefusal(404, barcode ? unknownBarcode : 'No record with presented code!')
  if (code.used) throw new CodeRefusal(400, 'This code has been used already!')
  if (!includesType(types, code.document.type)) throw new CodeRefusal(400, `Document type must be ${types.join(', ')}`)
  const now = ctx.clock.now()
  if (now > code.expiresAt)
    throw new CodeRefusal(400, 'Code has been expired!', { data: { now, expirationDate: code.expiresAt } })
  code.used = { at: now, by }
  ctx.changes.emit({ kind: 'code', citizenId: code.citizen.id, id: code.id })
  return code
}

const unknownBarcode =
  'The requested model DocumentVerificationOtp No otp record with presented barcode! could not be found.'

/** Whether the type is in the list, where `passport` means both passports. */
function includesType(types: string[], type: string): boolean {
  return (
    types.includes(type) ||
    (types.includes('passport') && (type === 'internal-passport' || type === 'foreign-passport'))
  )
}

function newBarcode(ctx: Context): string {
  for (;;) {
    const digits = String(randomInt(100_000_000_000, 1_000_000_000_000))
    const barcode = digits + checkDigit(digits)
    if (!ctx.store.shown.has(barcode)) return barcode
  }
}

/** An id like that of a database, always the same for a document, without information about its holder. */
function documentId(citizen: Citizen, document: SeedDocument): string {
  return createHash('sha256').update(`${citizen.id} ${document.type} ${document.number}`).digest('hex').slice(0, 24)
}
