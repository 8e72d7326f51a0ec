import { equal } from '../bytes.ts'
import {
  Certificate,
  isSelfSignedAuthority,
  openContainer,
  pairRecipients,
  readCertificates,
  TrustStore,
  unwrap,
  type UnwrapOptions,
  type UnwrapOutcome,
} from '../index.ts'
import { checkPolicy } from '../policy.ts'
import { buildChain } from '../x509/chain.ts'
import { must, type Check, type ReadVector } from './check.ts'

/** The signature was made and timestamped on 2024-10-24 at 10:22:57 UTC. */
const afterSigning = new Date('2024-10-24T12:00:00Z')
const beforeSigning = new Date('2024-10-24T09:00:00Z')
/** Within the validity period of the certificates that Diia's SDK configures. */
const diiaCertificatesValid = new Date('2023-06-01T00:00:00Z')
const ownCertificates = [
  'EU-5B63D88375D9201804000000E0BA0500B4810D00.cer',
  'EU-KEP-5B63D88375D9201804000000E0BA0500B5810D00.cer',
]
const message = 'encodedData.json.p7s.p7e'

/** The sample of Diia's official JavaScript SDK, made by the IIT library, and the national trust list. */
export function sdkSampleChecks(read: ReadVector): Check[] {
  const group = 'diia-sdk-sample'
  return [
    {
      group,
      name: 'Key-6.dat contains both keys',
      run: () => must(openSample(read).recipients.length === 2, 'keys and certificates do not pair'),
    },
    { group, name: message, run: () => decryptsToExpectedContent(read) },
    {
      group,
      name: `${message} before it was signed`,
      run: () => expectStatus(unwrapSample(read, { now: beforeSigning }), 'signed-in-the-future'),
    },
    {
      group,
      name: `${message} with the policy diia-seal`,
      run: () => expectStatus(unwrapSample(read, { policy: { kind: 'diia-seal' } }), 'untrusted-signer'),
    },
    {
      group,
      name: `${message} with the production trust list`,
      run: () => expectStatus(unwrapSample(read, { trust: trustIn(read, ['CACertificates.p7b']) }), 'untrusted-signer'),
    },
    {
      group,
      name: 'DiiaKey1.cer is a seal certificate of Diia and chains to the national root',
      run: () => chainsToRoot(read, 'DiiaKey1.cer', true),
    },
    {
      group,
      name: 'DiiaKey2.cer is a certificate of Diia and chains to the national root',
      run: () => chainsToRoot(read, 'DiiaKey2.cer', false),
    },
    ...trustListChecks(read),
  ]
}

function trustIn(read: ReadVector, files: readonly string[]): TrustStore {
  const certificates = files.map(read)
  const anchors = certificates.flatMap(readCertificates).filter(isSelfSignedAuthority)
  return TrustStore.load({ certificates, anchorsSha256: anchors.map((anchor) => anchor.sha256) })
}

function openSample(read: ReadVector): UnwrapOptions {
  const { privateKeys } = openContainer(read('Key-6.dat'), '12345677')
  return {
    trust: trustIn(read, ['CACertificates.p7b', 'CACertificates.Test.p7b']),
    recipients: pairRecipients(
      privateKeys,
      ownCertificates.flatMap((file) => readCertificates(read(file))),
    ),
    policy: { kind: 'any-trusted' },
    now: afterSigning,
  }
}

function unwrapSample(read: ReadVector, change: Partial<UnwrapOptions> = {}): UnwrapOutcome {
  return unwrap(read(message), { ...openSample(read), ...change })
}

function decryptsToExpectedContent(read: ReadVector): void {
  const outcome = unwrapSample(read)
  if (outcome.status !== 'verified') throw new Error(`${outcome.status}: ${outcome.reason}`)
  must(equal(outcome.content, read('encodedData.json')), 'another content')
  must(outcome.report.timestampedAt === '2024-10-24T10:22:57.000Z', 'another time')
}

export function expectStatus(outcome: UnwrapOutcome, status: UnwrapOutcome['status']): void {
  must(outcome.status === status, `${status} expected, got ${outcome.status}`)
}

function chainsToRoot(read: ReadVector, file: string, seal: boolean): void {
  const certificate = Certificate.fromDer(read(file))
  const chain = buildChain(certificate, {
    trust: trustIn(read, ['CACertificates.p7b']),
    times: [diiaCertificatesValid],
  })
  must('path' in chain, 'no chain')
  must(certificate.edrpou === '43395033', 'another organisation')
  must((checkPolicy({ kind: 'diia-seal' }, certificate) === undefined) === seal, 'policy')
}

/** Verifies every certificate signature of the production list. All must verify except one with RSA and SHA-1, which must be refused. */
function trustListChecks(read: ReadVector): Check[] {
  const certificates = readCertificates(read('CACertificates.p7b'))
  const bySubject = Map.groupBy(certificates, (certificate) => certificate.subject.text)
  return certificates.map((certificate, index) => ({
    group: 'trust-list',
    name: `certificate ${index} (${certificate.serialHex})`,
    run: () => {
      const issuers = (bySubject.get(certificate.issuer.text) ?? []).filter((issuer) => isIssuer(certificate, issuer))
      const weak = certificate.signatureAlgorithmOid === '1.2.840.113549.1.1.5'
      must(issuers.length > 0 || weak, 'issuer not in the list')
      must(issuers.some((issuer) => signedBy(certificate, issuer)) === !weak, weak ? 'SHA-1 accepted' : 'signature')
    },
  }))
}

function isIssuer({ issuer, extensions: { authorityKeyId } }: Certificate, candidate: Certificate): boolean {
  const { subjectKeyId } = candidate.extensions
  return (
    equal(issuer.der, candidate.subject.der) &&
    (!authorityKeyId || !subjectKeyId || equal(authorityKeyId, subjectKeyId))
  )
}

function signedBy(certificate: Certificate, issuer: Certificate): boolean {
  try {
    return certificate.isSignedBy(issuer)
  } catch {
    return false
  }
}
