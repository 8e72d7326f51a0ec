import * as fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { equal } from './bytes.ts'
import { TrustStore, unwrap, type UnwrapOptions } from './index.ts'
import { createTestHierarchy, envelop, seededRandom, sign, writeP7b } from './testing/index.ts'

const now = new Date('2026-11-23T10:00:00Z')
const content = new TextEncoder().encode('{"requestId":"навчальний","documentTypes":["internal-passport"],"data":{}}')

let options: UnwrapOptions
let p7s: Uint8Array
let p7e: Uint8Array

beforeAll(() => {
  const pki = createTestHierarchy({ now, rng: seededRandom('altered-messages') })
  const { certificate, privateKey } = pki.organisation.keyAgreement
  options = {
    trust: TrustStore.load({
      certificates: [writeP7b(pki.certificates)],
      anchorsSha256: [pki.root.certificate.sha256],
    }),
    recipients: [{ certificate, privateKey }],
    senders: [pki.diiaKep.certificate],
    policy: { kind: 'diia-seal' },
    now,
  }
  p7s = sign(content, pki.diiaSeal, { signingTime: now, timestamp: pki.tsa })
  p7e = envelop(p7s, certificate, { sender: pki.diiaKep, embedSender: true, chain: [pki.ca.certificate] })
  if (unwrap(p7s, options).status !== 'verified' || unwrap(p7e, options).status !== 'verified')
    throw new Error('the unaltered messages must verify')
})

/** An altered message either fails or yields exactly the signed content. */
function expectSignedContentOrFailure(part: Uint8Array): void {
  const outcome = unwrap(part, options)
  if (outcome.status === 'verified') expect(equal(outcome.content, content)).toBe(true)
  else expect(outcome).not.toHaveProperty('content')
}

test('a flipped bit in a SignedData never yields altered content', () => {
  fc.assert(
    fc.property(fc.nat(p7s.length * 8 - 1), (bit) => {
      const part = p7s.slice()
      part[bit >> 3] = (part[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expectSignedContentOrFailure(part)
    }),
    { numRuns: 400 },
  )
})

test('a flipped bit in an EnvelopedData never yields altered content', () => {
  fc.assert(
    fc.property(fc.nat(p7e.length * 8 - 1), (bit) => {
      const part = p7e.slice()
      part[bit >> 3] = (part[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expectSignedContentOrFailure(part)
    }),
    { numRuns: 200 },
  )
})

test('truncated, extended or overwritten messages never yield altered content', () => {
  fc.assert(
    fc.property(fc.nat(p7s.length - 1), fc.uint8Array({ maxLength: 8 }), fc.boolean(), (at, bytes, insert) => {
      const rest = p7s.subarray(insert ? at : Math.min(p7s.length, at + bytes.length + 1))
      expectSignedContentOrFailure(Buffer.concat([p7s.subarray(0, at), bytes, rest]))
    }),
    { numRuns: 300 },
  )
})

test('any bytes give a failure and never an exception', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(unwrap(bytes, options).status).not.toBe('verified')
    }),
    { numRuns: 500 },
  )
})
