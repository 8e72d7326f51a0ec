import { Buffer } from 'node:buffer'
import { TrustStore } from '@diia-desk/dstu'
import { createTestHierarchy, envelop, sign, type TestIdentity, writeP7b } from '@diia-desk/dstu/testing'
import { describe, expect, it } from 'vitest'
import {
  type PackageOutcome,
  type PackageParts,
  type ReceivedPart,
  unwrapPackage,
  type UnwrapPackageOptions,
} from '../src/index.ts'

const now = new Date('2026-11-23T10:00:00Z')
const hierarchy = createTestHierarchy({ now })
const { diiaSeal, diiaKep, organisation, tsa } = hierarchy
const otherSeal = hierarchy.issueSeal()
const requestId = '6f2d0c1e-8d43-4a7b-9a53-1d6a5f0b7c11'
const barcode = '2858364170864'
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n')

const options: UnwrapPackageOptions = {
  trust: TrustStore.load({
    certificates: [writeP7b([...hierarchy.certificates])],
    anchorsSha256: [hierarchy.root.certificate.sha256],
  }),
  recipients: [organisation.keyAgreement],
  senders: [diiaKep.certificate],
  policy: { kind: 'diia-seal' },
  now,
}

interface SealOptions {
  signer?: TestIdentity
  signingTime?: Date
  to?: TestIdentity
}

function seal(
  content: string | Uint8Array,
  { signer = diiaSeal, signingTime = now, to = organisation.keyAgreement }: SealOptions = {},
): Buffer {
  const signed = sign(typeof content === 'string' ? Buffer.from(content) : content, signer, { signingTime })
  return Buffer.from(
    Buffer.from(envelop(signed, to.certificate, { sender: diiaKep, embedSender: true })).toString('base64'),
  )
}

function metadata(more: object = {}, sealOptions: SealOptions = {}): ReceivedPart {
  const json = {
    barcode,
    documentTypes: ['taxpayer-card'],
    data: { 'taxpayer-card': { docNumber: '3347399462' } },
    ...more,
  }
  return { fieldName: 'encodeData', bytes: seal(JSON.stringify(json), sealOptions) }
}

function file(
  name = 'taxpayer-card-2858364170864-23.11.2026-12_00_00.pdf.p7s.p7e',
  bytes: Uint8Array = seal(pdf),
): ReceivedPart[] {
  return [
    { fieldName: 'encryptedFile', fileName: 'blob', bytes },
    { fieldName: 'encryptedFileName', bytes: Buffer.from(name) },
  ]
}

function named(type: string, bytes: Uint8Array = seal(pdf), fileName = `${type}.pdf.p7s.p7e`): ReceivedPart {
  return { fieldName: type, fileName, bytes }
}

function unwrapAll(parts: ReceivedPart[], more: Partial<PackageParts & UnwrapPackageOptions> = {}): PackageOutcome {
  return unwrapPackage(
    { requestIdHeader: requestId, requestedAt: now, expectedBarcode: (one) => one === barcode, parts, ...more },
    { ...options, ...more },
  )
}

describe('accepts', () => {
  it('a package without a request, whenever it was signed and whatever request it names, if the policy is satisfied', () => {
    const early = { signingTime: new Date('2026-11-23T07:00:00Z') }
    const parts = [...file(undefined, seal(pdf, early)), metadata({ requestId: 'a-request-of-somebody-else' }, early)]
    expect(unwrapPackage({ parts }, options)).toMatchObject({
      status: 'accepted',
      documents: [{ type: 'taxpayer-card' }],
    })
    expect(unwrapPackage({ parts, requestIdHeader: requestId }, options)).toMatchObject({ reason: 'wrong-request' })
    expect(unwrapPackage({ parts, requestedAt: now }, options)).toMatchObject({ reason: 'stale' })
    expect(unwrapPackage({ parts }, { ...options, policy: { kind: 'diia-seal', edrpou: '43220851' } })).toMatchObject({
      reason: 'untrusted-signer',
    })
  })

  it('a document that was requested by code', () => {
    const outcome = unwrapAll([...file(), metadata()])
    expect(outcome).toMatchObject({
      status: 'accepted',
      signer: { edrpou: '43395033' },
      documents: [
        {
          type: 'taxpayer-card',
          fileName: 'taxpayer-card-2858364170864-23.11.2026-12_00_00.pdf',
          fields: { docNumber: '3347399462' },
          shape: 'as-expected',
        },
      ],
    })
    if (outcome.status !== 'accepted') return
    expect(Buffer.from(outcome.documents[0]?.pdf ?? [])).toEqual(pdf)
    expect(outcome.documents[0]?.signatureSha256).toBe(outcome.signatureSha256s[1])
  })

  it('parts in any order, unknown text parts, and a file name with a path', () => {
    const outcome = unwrapAll([
      metadata(),
      { fieldName: 'note', bytes: Buffer.from('x') },
      ...file('../../taxpayer-card-1.pdf.p7s.p7e').toReversed(),
    ])
    expect(outcome).toMatchObject({ status: 'accepted', documents: [{ fileName: 'taxpayer-card-1.pdf' }] })
  })

  it('documents shared by deeplink, also two of one type when each names its file', () => {
    const both = {
      requestId,
      documentTypes: ['taxpayer-card', 'birth-certificate'],
      data: {
        'taxpayer-card': [{ docNumber: '1' }],
        'birth-certificate': [
          { id: 'a', fileName: 'child-a.pdf' },
          { id: 'b', fileName: 'child-b' },
        ],
      },
    }
    const outcome = unwrapAll([
      named('birth-certificate', seal(`${pdf.toString()}b`), 'child-b.pdf.p7s.p7e'),
      named('taxpayer-card'),
      named('birth-certificate', seal(`${pdf.toString()}a`), 'child-a.pdf.p7s.p7e'),
      metadata(both),
    ])
    if (outcome.status !== 'accepted') throw new Error(JSON.stringify(outcome))
    const children = outcome.documents.filter(({ type }) => type === 'birth-certificate')
    expect(children).toHaveLength(2)
    for (const { fields, pdf: bytes } of children) expect(Buffer.from(bytes).toString().at(-1)).toBe(fields.id)
  })

  it('metadata with null for a type that was not sent', () => {
    const outcome = unwrapAll([
      named('taxpayer-card'),
      metadata({ data: { 'taxpayer-card': [{ docNumber: '1' }], 'internal-passport': null } }),
    ])
    expect(outcome).toMatchObject({
      status: 'accepted',
      documents: [{ type: 'taxpayer-card', fields: { docNumber: '1' } }],
    })
  })

  it('metadata that starts with a byte order mark', () => {
    const json = JSON.stringify({ barcode, documentTypes: ['taxpayer-card'], data: { 'taxpayer-card': {} } })
    expect(unwrapAll([...file(), { fieldName: 'encodeData', bytes: seal(`\u{FEFF}${json}`) }])).toMatchObject({
      status: 'accepted',
    })
  })

  it('a long number in the metadata without losing digits', () => {
    const json = `{"barcode":${barcode},"documentTypes":["taxpayer-card"],"data":{"taxpayer-card":{"docNumber":12345678901234567890}}}`
    expect(unwrapAll([...file(), { fieldName: 'encodeData', bytes: seal(json) }])).toMatchObject({
      status: 'accepted',
      documents: [{ fields: { docNumber: '12345678901234567890' } }],
    })
  })

  /** Two birth certificates: each PDF ends with the id of the document it belongs to. */
  function twoChildren(namesInMetadata: [string, string], namesOfFiles: [string, string]): PackageOutcome {
    const [a, b] = namesInMetadata
    const both = {
      documentTypes: ['birth-certificate'],
      data: {
        'birth-certificate': [
          { id: 'a', fileName: a },
          { id: 'b', fileName: b },
        ],
      },
    }
    const files = namesOfFiles.map((name, index) =>
      named('birth-certificate', seal(`${pdf.toString()}${'ab'[index] ?? ''}`), name),
    )
    return unwrapAll([...files.toReversed(), metadata(both)])
  }

  it.each<[string, [string, string], [string, string]]>([
    [
      'NFC in the metadata and NFD in file names',
      ['Їжак.pdf', 'Ґудзь.pdf'],
      ['Їжак.pdf'.normalize('NFD'), 'Ґудзь.pdf'.normalize('NFD')],
    ],
    [
      'colons replaced in file names',
      ['child-09:48:26.pdf', 'child-09:48:27.pdf'],
      ['child-09_48_26.pdf.p7s.p7e', 'child-09_48_27.pdf.p7s.p7e'],
    ],
    [
      'names that differ only in such a character and are sent unchanged',
      ['child-a:b', 'child-a_b'],
      ['child-a:b.pdf.p7s.p7e', 'child-a_b.pdf.p7s.p7e'],
    ],
  ])('two documents of one type: %s', (_name, namesInMetadata, namesOfFiles) => {
    const outcome = twoChildren(namesInMetadata, namesOfFiles)
    if (outcome.status !== 'accepted') throw new Error(JSON.stringify(outcome))
    expect(new Set(outcome.documents.map(({ fields }) => fields.id))).toEqual(new Set(['a', 'b']))
    for (const { fields, pdf: bytes } of outcome.documents) expect(Buffer.from(bytes).toString().at(-1)).toBe(fields.id)
  })

  it.each<[string, [string, string], [string, string]]>([
    ['both file names became equal', ['child-a:b', 'child-a/b'], ['child-a_b.pdf', 'child-a_b.pdf']],
    ['both files have the name of one document', ['child-a', 'child-b'], ['child-a.pdf', 'child-a.pdf']],
    ['one file name matches both documents', ['child-a:b', 'child-a*b'], ['child-a_b.pdf', 'child-c.pdf']],
  ])('not two documents of one type when %s', (_name, namesInMetadata, namesOfFiles) => {
    expect(twoChildren(namesInMetadata, namesOfFiles)).toMatchObject({
      status: 'quarantined',
      reason: 'incomplete',
      detail: 'several-documents-of-one-type',
    })
  })

  it('a package that was requested by QR code, whose barcode is not known', () => {
    const { requestIdHeader, requestedAt, parts } = {
      requestIdHeader: requestId,
      requestedAt: now,
      parts: [...file(), metadata({ barcode: '4006381333931' })],
    }
    expect(unwrapPackage({ requestIdHeader, requestedAt, parts }, options)).toMatchObject({ status: 'accepted' })
  })
})

const minutes = (count: number): Date => new Date(now.getTime() + count * 60_000)
const citizen = hierarchy.issueSeal({ commonName: 'Інша установа', edrpou: '12345678' })
const stranger = createTestHierarchy({ now })
const expiredAtSigning = hierarchy.issueSeal({ notBefore: minutes(-9000), notAfter: minutes(-60) })
const expiredNow = hierarchy.issueSeal({ notBefore: minutes(-9000), notAfter: minutes(-1) })
const notYetValid = hierarchy.issueSeal({ notBefore: minutes(1) })

const faults: [string, () => ReceivedPart[], object][] = [
  ['no parts', () => [], { reason: 'incomplete', detail: 'not-one-metadata-part' }],
  ['metadata only', () => [metadata()], { reason: 'incomplete', detail: 'no-file' }],
  ['a file only', () => file(), { reason: 'incomplete' }],
  ['two metadata parts', () => [...file(), metadata(), metadata()], { reason: 'incomplete' }],
  [
    'two files under one name',
    () => [...file(), ...file(), metadata()],
    { reason: 'incomplete', detail: 'several-files-under-one-name' },
  ],
  [
    'a file of another type',
    () => [...file('internal-passport-1.pdf'), metadata()],
    { reason: 'incomplete', detail: 'file-of-another-type' },
  ],
  ['a file without a type', () => [...file('scan.pdf'), metadata()], { reason: 'incomplete' }],
  [
    'a field without metadata',
    () => [named('taxpayer-card'), named('internal-passport'), metadata()],
    { reason: 'incomplete' },
  ],
  [
    'a type listed and not sent',
    () => [...file(), metadata({ documentTypes: ['taxpayer-card', 'internal-passport'] })],
    { reason: 'incomplete', detail: 'metadata-without-file' },
  ],
  [
    'metadata of a type not listed',
    () => [...file(), metadata({ data: { 'taxpayer-card': {}, 'internal-passport': {} } })],
    { reason: 'incomplete' },
  ],
  [
    'one file for two documents of a type',
    () => {
      const one = seal(pdf)
      return [
        named('birth-certificate', one, 'a.pdf'),
        named('birth-certificate', one, 'b.pdf'),
        metadata({
          documentTypes: ['birth-certificate'],
          data: { 'birth-certificate': [{ fileName: 'a.pdf' }, { fileName: 'b.pdf' }] },
        }),
      ]
    },
    { reason: 'incomplete', detail: 'one-file-for-several-documents' },
  ],
  [
    'two of a type that do not name their files',
    () => [named('taxpayer-card'), named('taxpayer-card'), metadata({ data: { 'taxpayer-card': [{}, {}] } })],
    { reason: 'incomplete', detail: 'several-documents-of-one-type' },
  ],
  [
    'another requestId inside',
    () => [...file(), metadata({ requestId: 'another' })],
    { reason: 'wrong-request', detail: 'request-id' },
  ],
  [
    'another barcode inside',
    () => [...file(), metadata({ barcode: '4006381333931' })],
    { reason: 'wrong-request', detail: 'barcode' },
  ],
  [
    'no request named inside',
    () => [...file(), metadata({ barcode: null })],
    { reason: 'wrong-request', detail: 'names-no-request' },
  ],
  [
    'metadata that is no JSON',
    () => [...file(), { fieldName: 'encodeData', bytes: seal('{"barcode":') }],
    { reason: 'malformed', detail: 'not-json' },
  ],
  [
    'metadata that is another JSON',
    () => [...file(), { fieldName: 'encodeData', bytes: seal('{"a":1}') }],
    { reason: 'malformed', detail: 'not-metadata' },
  ],
  ['a PDF for metadata', () => [...file(), { fieldName: 'encodeData', bytes: seal(pdf) }], { reason: 'malformed' }],
  [
    'a file that is not a PDF',
    () => [...file(undefined, seal('MZ not a pdf')), metadata()],
    { reason: 'not-a-pdf', part: 'file' },
  ],
  [
    'two different seals of Diia',
    () => [...file(undefined, seal(pdf, { signer: otherSeal })), metadata()],
    { reason: 'mixed-signers' },
  ],
  [
    'the seal of another organisation',
    () => [...file(undefined, seal(pdf, { signer: citizen })), metadata({}, { signer: citizen })],
    { reason: 'untrusted-signer', part: 'metadata' },
  ],
  [
    'a file sealed by another organisation',
    () => [...file(undefined, seal(pdf, { signer: citizen })), metadata()],
    { reason: 'untrusted-signer', part: 'file' },
  ],
  [
    'a seal from an unknown hierarchy',
    () => [...file(undefined, seal(pdf, { signer: stranger.diiaSeal })), metadata({}, { signer: stranger.diiaSeal })],
    { reason: 'untrusted-signer' },
  ],
  [
    'a seal that was expired at the time of signing',
    () => [...file(undefined, seal(pdf, { signer: expiredAtSigning })), metadata({}, { signer: expiredAtSigning })],
    { reason: 'expired-at-signing' },
  ],
  [
    'a seal that has expired since it signed',
    () => [...file(), metadata({}, { signer: expiredNow, signingTime: minutes(-2) })],
    { reason: 'certificate-expired', detail: 'since-claimed-time' },
  ],
  [
    'a seal that is not valid yet',
    () => [...file(), metadata({}, { signer: notYetValid })],
    { reason: 'not-yet-valid' },
  ],
  [
    'a signature with a future time',
    () => [...file(), metadata({}, { signingTime: minutes(1440) })],
    { reason: 'stale', detail: 'signed-in-the-future' },
  ],
  [
    'a package for another recipient',
    () => [...file(), metadata({}, { to: diiaKep })],
    { reason: 'not-a-recipient', part: 'metadata' },
  ],
  [
    'a copy signed before the request',
    () => [...file(undefined, seal(pdf, { signingTime: minutes(-6) })), metadata()],
    { reason: 'stale', detail: 'signed-before-request' },
  ],
  [
    'metadata signed before the request',
    () => [...file(), metadata({}, { signingTime: minutes(-6) })],
    { reason: 'stale' },
  ],
  [
    'a file that is not CMS',
    () => [...file(undefined, Buffer.from('hello')), metadata()],
    { reason: 'unsupported', part: 'file' },
  ],
  ['an empty file', () => [...file(undefined, Buffer.alloc(0)), metadata()], { reason: 'unsupported', part: 'file' }],
  [
    'half a file',
    () => [...file(undefined, seal(pdf).subarray(0, 700)), metadata()],
    { reason: 'malformed', part: 'file' },
  ],
  [
    'a zip',
    () => [...file(undefined, Buffer.from('PK\u0003\u0004 asice')), metadata()],
    { reason: 'unsupported', part: 'file', detail: 'zip' },
  ],
  [
    'a PDF with its signature inside',
    () => [...file(undefined, Buffer.from('%PDF-1.7 /ByteRange [0 1 2 3]')), metadata()],
    { reason: 'unsupported', part: 'file', detail: 'pades: PAdES' },
  ],
]

describe('sets the complete package aside for', () => {
  it.each(faults)('%s', (_name, parts, expected) => {
    expect(unwrapAll(parts())).toMatchObject({ status: 'quarantined', ...expected })
  })

  it('a copy signed long after the request', () => {
    expect(unwrapAll([...file(), metadata()], { requestedAt: minutes(-16) })).toMatchObject({
      reason: 'stale',
      detail: 'signed-long-after-request',
    })
    expect(unwrapAll([...file(), metadata()], { requestedAt: minutes(-16), freshnessMinutes: 20 })).toMatchObject({
      status: 'accepted',
    })
  })

  it('a seal that is not the pinned one', () => {
    expect(
      unwrapAll([...file(), metadata()], { policy: { kind: 'diia-seal', pins: [otherSeal.certificate.sha256] } }),
    ).toMatchObject({ reason: 'untrusted-signer' })
  })

  it('a flipped bit, unless it does not affect what was signed', () => {
    const unaltered = [...file(), metadata()]
    for (let flipped = 0; flipped < 60; flipped++) {
      const at = flipped % 2 === 0 ? 0 : 2
      const parts = unaltered.map((part, index) => {
        if (index !== at) return part
        const der = Buffer.from(Buffer.from(part.bytes).toString('latin1'), 'base64')
        const position = Math.floor((der.length * flipped) / 60)
        der[position] = (der[position] ?? 0) ^ (1 << (flipped % 8))
        return { ...part, bytes: Buffer.from(der.toString('base64')) }
      })
      const outcome = unwrapAll(parts)
      // Some bits of the envelope, such as those of an unused name, do not affect the signed content.
      if (outcome.status === 'accepted') expect(Buffer.from(outcome.documents[0]?.pdf ?? [])).toEqual(pdf)
      else expect(outcome.reason).toMatch(/^[a-z-]+$/)
    }
  })

  it('a wrong request, without content in the outcome', () => {
    const outcome = unwrapAll([...file(), metadata({ requestId: 'Дем’яненко' })])
    expect(JSON.stringify(outcome)).not.toContain('Дем')
  })
})

it('reports timestamps', () => {
  const sealWithTimestamp = (content: string | Uint8Array): Buffer => {
    const signed = sign(typeof content === 'string' ? Buffer.from(content) : content, diiaSeal, {
      signingTime: now,
      timestamp: tsa,
    })
    return Buffer.from(Buffer.from(envelop(signed, organisation.keyAgreement.certificate)).toString('base64'))
  }
  const json = JSON.stringify({ barcode, documentTypes: ['taxpayer-card'], data: { 'taxpayer-card': {} } })
  const outcome = unwrapAll([
    ...file(undefined, sealWithTimestamp(pdf)),
    { fieldName: 'encodeData', bytes: sealWithTimestamp(json) },
  ])
  expect(outcome).toMatchObject({
    status: 'accepted',
    metadataReport: { timestampedAt: now.toISOString(), bestTime: now.toISOString() },
  })
})
