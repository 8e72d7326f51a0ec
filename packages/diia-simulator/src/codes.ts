import { createHash, randomInt, randomUUID } from 'node:crypto'
import { checkDigit, qrLink } from '@diia-desk/diia-wire'
import { after } from './clock.ts'
import type { Context } from './context.ts'
import { CodeRefusal, ServiceFailure } from './failure.ts'
import type { Citizen, SeedDocument } from './seed.ts'
import type { KeptCode } from './store.ts'

export interface ShownText {
  barcode?: string | undefined
  qrcode?: string | undefined
}

/** Shows a code of one document on the phone: thirteen digits and a link in one record. */
export function issueCode(
  ctx: Context,
  citizen: Citizen,
  document: SeedDocument,
  more: { valid?: boolean; also?: SeedDocument[] } = {},
): KeptCode {
  const issuedAt = ctx.clock.now()
  const code: KeptCode = {
    id: randomUUID(),
    barcode: freshBarcode(ctx),
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
 * Finds the code a partner presents and uses it up, in the order of be-documents-service: unknown, used, type,
 * expired. A link is compared as text.
 * @param types Document types the branch may ask for. What Diia says when it has several is not known; here they
 * stand in the message one after another.
 */
export function useCode(
  ctx: Context,
  { barcode, qrcode }: ShownText,
  types: string[],
  by: 'identification' | 'request',
): KeptCode {
  if (!barcode && !qrcode) throw new ServiceFailure(400, 'Should be one of: barcode or qrCode')
  const code = ctx.store.shown.get(barcode || (qrcode ?? ''))
  if (!code) throw new CodeRefusal(404, barcode ? unknownBarcode : 'No record with presented code!')
  if (code.used) throw new CodeRefusal(400, 'This code has been used already!')
  if (!covers(types, code.document.type)) throw new CodeRefusal(400, `Document type must be ${types.join(', ')}`)
  const now = ctx.clock.now()
  if (now > code.expiresAt)
    throw new CodeRefusal(400, 'Code has been expired!', { data: { now, expirationDate: code.expiresAt } })
  code.used = { at: now, by }
  ctx.changes.emit({ kind: 'code', citizenId: code.citizen.id, id: code.id })
  return code
}

const unknownBarcode =
  'The requested model DocumentVerificationOtp No otp record with presented barcode! could not be found.'

/** `passport` is a pseudo-type that stands for both passports. */
function covers(types: string[], type: string): boolean {
  return (
    types.includes(type) ||
    (types.includes('passport') && (type === 'internal-passport' || type === 'foreign-passport'))
  )
}

function freshBarcode(ctx: Context): string {
  for (;;) {
    const twelve = String(randomInt(100_000_000_000, 1_000_000_000_000))
    const barcode = twelve + checkDigit(twelve)
    if (!ctx.store.shown.has(barcode)) return barcode
  }
}

/** Looks like a database id, stays the same for a document and tells nothing about its holder. */
function documentId(citizen: Citizen, document: SeedDocument): string {
  return createHash('sha256').update(`${citizen.id} ${document.type} ${document.number}`).digest('hex').slice(0, 24)
}
