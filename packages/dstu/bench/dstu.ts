// npm run bench -- dstu: the time to verify and to unwrap a copy, compared with hashing the same bytes once.
// "unwrap" is decryption and verification of the signature, chain, time and policy.
import { createHash, randomBytes } from 'node:crypto'
import { TrustStore, unwrap, verify, type UnwrapOptions } from '../src/index.ts'
import { gost34311 } from '../src/symmetric/gost34311.ts'
import { createTestHierarchy, envelop, sign, writeP7b } from '../src/testing/index.ts'

const KiB = 1024
const MiB = 1024 * KiB
const sizes = [
  ['4 KiB', 4 * KiB, 41],
  ['200 KiB', 200 * KiB, 31],
  ['1 MiB', MiB, 21],
  ['10 MiB', 10 * MiB, 5],
] as const

const pki = createTestHierarchy()
const small = { recipient: pki.issueKeyAgreement({ m: 257 }), sender: pki.issueKeyAgreement({ m: 257 }) }
const { keyAgreement } = pki.organisation
const options: UnwrapOptions = {
  trust: newTrust(),
  recipients: [keyAgreement, small.recipient].map(({ certificate, privateKey }) => ({ certificate, privateKey })),
  senders: [pki.diiaKep.certificate, small.sender.certificate],
  policy: { kind: 'diia-seal' },
  limits: { partBytes: 64 * MiB },
}

/** A trust store with empty caches. */
function newTrust(): TrustStore {
  return TrustStore.load({ certificates: [writeP7b(pki.certificates)], anchorsSha256: [pki.root.certificate.sha256] })
}

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1] ?? Number.NaN

function time(act: () => void): number {
  const start = performance.now()
  act()
  return performance.now() - start
}

function mustVerify(outcome: { status: string }): void {
  if (outcome.status !== 'verified') throw new Error(`the message must verify: ${outcome.status}`)
}

/** The floors are measured immediately before each run, so that other load affects both in the same way. */
function measure(label: string, content: Uint8Array, runs: number, prepare: () => () => void): void {
  const samples = Array.from({ length: runs }, () => {
    const act = prepare()
    return {
      gost: time(() => void gost34311(content)),
      sha: time(() => void createHash('sha256').update(content).digest()),
      own: time(act),
    }
  })
  const own = samples.map((sample) => sample.own)
  const least = Math.min(...own)
  const ofGost = least / Math.min(...samples.map((sample) => sample.gost))
  const ofSha = least / Math.min(...samples.map((sample) => sample.sha))
  const speed = content.length / MiB / (median(own) / 1000)
  console.log(
    `${label.padEnd(46)} ${column(median(own), 2)} ms ${column(least, 2)} ms ${column(speed, 1)} MiB/s ${column(ofGost, 2)} × ${column(ofSha, 1)} ×`,
  )
}

function column(value: number, digits: number): string {
  return value.toFixed(digits).padStart(8)
}

// The ratios are of the fastest runs, which other programs on the machine disturb least.
console.log(
  `${''.padEnd(46)} ${'median'.padStart(11)} ${'fastest'.padStart(11)} ${'throughput'.padStart(14)} ${'of GOST'.padStart(10)} ${'of SHA-256'.padStart(10)}`,
)
for (const [label, size, runs] of sizes) {
  const content = Uint8Array.from(randomBytes(size))
  const p7s = sign(content, pki.diiaSeal)
  const p7e = envelop(p7s, keyAgreement.certificate, { sender: pki.diiaKep })
  const p7eSmall = envelop(p7s, small.recipient.certificate, { sender: small.sender })
  const kalyna = envelop(sign(content, pki.diiaSeal, { digest: 'kupyna-256' }), keyAgreement.certificate, {
    sender: pki.diiaKep,
    cipher: 'kalyna-256',
  })
  const cases: ReadonlyArray<readonly [string, () => () => void]> = [
    ['GOST 34.311 of the same bytes (floor)', () => () => void gost34311(content)],
    ['verify', () => () => mustVerify(verify(p7s, options))],
    [
      'verify, with empty caches',
      () => {
        const trust = newTrust()
        return () => mustVerify(verify(p7s, { ...options, trust }))
      },
    ],
    ['unwrap, recipient m=257', () => () => mustVerify(unwrap(p7eSmall, options))],
    ['unwrap, recipient m=431', () => () => mustVerify(unwrap(p7e, options))],
    ['unwrap, Kalyna and Kupyna, m=431', () => () => mustVerify(unwrap(kalyna, options))],
  ]
  for (const [, prepare] of cases) for (let i = 0; i < 3; i++) prepare()()
  for (const [name, prepare] of cases) measure(`${label}: ${name}`, content, runs, prepare)
}
