import { partNames, traceIdHeader } from '@diia-desk/diia-wire'
import { envelop, type SignOptions, sign, type TestHierarchy } from '@diia-desk/dstu/testing'
import type { Context } from './context.ts'
import { makeDocumentPdf } from './documents/make-pdf.ts'
import type { DeliveryFault } from './faults.ts'
import { metadataAsSent } from './formatters.ts'
import type { Keys } from './hierarchy.ts'
import { buildMultipart, type Part } from './multipart.ts'
import type { Switches } from './options.ts'
import type { Citizen, SeedDocument } from './seed.ts'

export interface PackageOrder {
  requestId: string
  barcode: string
  citizen: Citizen
  documents: SeedDocument[]
  /** The organisation that requested the copies, as printed on the documents. */
  recipient: string
  fault?: DeliveryFault
}

/** Headers and body of a delivery. */
export interface MadePackage {
  headers: Record<string, string>
  body: Buffer<ArrayBuffer>
  fileNames: string[]
  /** The documents before signing and encryption. */
  pdfs: Uint8Array[]
}

/**
 * Makes the package that Diia sends after the visitor has agreed: each PDF and the metadata are signed by the seal,
 * encrypted for the organisation and encoded in base64. One document has the form of a request by code; several have
 * the form of sharing by deeplink.
 */
export async function makePackage(ctx: Context, order: PackageOrder): Promise<MadePackage> {
  const { citizen, documents, recipient, barcode, fault = {} } = order
  const requestId = fault.wrongRequestId ?? order.requestId
  const now = fault.signedAt ?? ctx.clock.now()
  const form = documents.length === 1 ? 'code' : 'link'
  const keys = await ctx.keys()
  const seal = (content: Uint8Array): Uint8Array => sealWith(keys, ctx.switches, content, now, fault.forge ?? false)

  const files: Part[] = []
  const pdfs: Uint8Array[] = []
  for (const document of documents) {
    const pdf = await makeDocumentPdf(citizen, document, { recipient, now })
    pdfs.push(pdf)
    const encrypted = seal(pdf)
    if (fault.tamper) flipBit(encrypted)
    const fileName = nameOf(document, form === 'code' ? barcode : document.number, now)
    files.push({ name: form === 'code' ? partNames.file : document.type, fileName, body: base64(encrypted) })
  }
  const fileNames = files.map(({ fileName = '' }) => fileName)
  const metadata = Buffer.from(JSON.stringify(metadataAsSent({ requestId, barcode, documents, form }, ctx.switches)))
  const { contentType, body } = buildMultipart([
    ...files,
    ...(form === 'code' ? [{ name: partNames.fileName, body: fileNames[0] ?? '' }] : []),
    { name: partNames.metadata, body: base64(seal(metadata)) },
  ])
  return {
    headers: { [traceIdHeader]: requestId, 'content-type': contentType, accept: 'application/json' },
    body,
    fileNames,
    pdfs,
  }
}

function sealWith(keys: Keys, switches: Switches, content: Uint8Array, signingTime: Date, forge: boolean): Uint8Array {
  const hierarchy: TestHierarchy = forge ? keys.untrustedHierarchy() : keys.hierarchy()
  const options: SignOptions = { signingTime, ...(switches.timestamps ? { timestamp: hierarchy.tsa } : {}) }
  const signed = sign(content, hierarchy.diiaSeal, options)
  // A forger has no key agreement key of Diia and can only use an ephemeral key.
  const sender = forge ? 'ephemeral' : switches.sender
  if (sender === 'ephemeral') return envelop(signed, keys.recipient())
  const identity = keys.sender()
  return envelop(signed, keys.recipient(), {
    sender: identity,
    embedSender: sender === 'embedded' || identity !== hierarchy.diiaKep,
  })
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
}

/** Flips a bit in the middle of an envelope, which is in the encrypted content. */
function flipBit(bytes: Uint8Array): void {
  const middle = bytes.length >> 1
  bytes[middle] = (bytes[middle] ?? 0) ^ 1
}

const kyivTime = new Intl.DateTimeFormat('uk-UA', {
  timeZone: 'Europe/Kyiv',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

/** `internal-passport-2858364170864-02.04.2021-09_48_26.pdf.p7s.p7e`, as in the official sample. */
function nameOf(document: SeedDocument, number: string, at: Date): string {
  const part = Object.fromEntries(kyivTime.formatToParts(at).map(({ type, value }) => [type, value]))
  const time = `${part.day}.${part.month}.${part.year}-${part.hour}_${part.minute}_${part.second}`
  return `${document.type}-${number.replaceAll(/[^\p{L}\d]+/gu, '')}-${time}.pdf.p7s.p7e`
}
