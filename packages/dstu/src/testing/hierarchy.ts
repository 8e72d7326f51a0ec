import { bigFromBe, bigToBe, fromHex, toHex } from '../bytes.ts'
import { isCurveSize, standardCurve, type CurveSize } from '../math/dstu4145.ts'
import { oids } from '../oids.ts'
import { PrivateKey, scalarOf } from '../private-key.ts'
import { Certificate } from '../x509/certificate.ts'
import { testHierarchyOrganization } from '../x509/test-anchors.ts'
import {
  keyMatchesCertificate,
  generateKey,
  issueCertificate,
  type CertificateRequest,
  type TestIdentity,
} from './issue.ts'
import { systemRandom, type RandomSource } from './random.ts'

export interface TestHierarchyOptions {
  /** Certificates are valid from one day before this time. Default: now. */
  now?: Date
  rng?: RandomSource
  /** Validity period of certificates. Default 10; CA certificates are valid a year longer. */
  years?: number
}

export interface IssueOptions {
  commonName?: string
  organization?: string
  edrpou?: string
  m?: CurveSize
  notBefore?: Date
  notAfter?: Date
  /** Default: the hierarchy's CA. */
  issuer?: TestIdentity
  /** Other fields of the certificate. */
  request?: Partial<CertificateRequest>
}

type Member = 'root' | 'ca' | 'tsa' | 'diiaSeal' | 'diiaKep' | 'organisationSeal' | 'organisationKep'

function mapMembers<T, U>(members: Readonly<Record<Member, T>>, convert: (member: T) => U): Record<Member, U> {
  return {
    root: convert(members.root),
    ca: convert(members.ca),
    tsa: convert(members.tsa),
    diiaSeal: convert(members.diiaSeal),
    diiaKep: convert(members.diiaKep),
    organisationSeal: convert(members.organisationSeal),
    organisationKep: convert(members.organisationKep),
  }
}

interface StoredIdentity {
  readonly certificate: string
  readonly privateKey: string
}

/** Everything needed to restore the hierarchy. It holds private keys, so the file must be protected like a key. */
export interface TestHierarchyJson {
  readonly years: number
  /** Certificates: DER in base64. Private keys: field size and scalar in hex, such as "257:…". */
  readonly identities: Readonly<Record<Member, StoredIdentity>>
}

const diiaEdrpou = '43395033'
const day = 24 * 3600 * 1000

/**
 * A small hierarchy like the Ukrainian one: a root (m = 431), a CA, Diia's seal and key agreement key, a time-stamping
 * authority, and an organisation that receives packages. `isKnownTestAnchor` recognises its root.
 */
export class TestHierarchy {
  readonly root: TestIdentity
  readonly ca: TestIdentity
  readonly tsa: TestIdentity
  /** Electronic seal of ЄДРПОУ 43395033, m = 257. */
  readonly diiaSeal: TestIdentity
  /** Diia's key agreement key, m = 431. */
  readonly diiaKep: TestIdentity
  /** m = 257 for the seal, 431 for key agreement. */
  readonly organisation: { readonly seal: TestIdentity; readonly keyAgreement: TestIdentity }
  private readonly years: number
  private readonly random: RandomSource

  private constructor(identities: Record<Member, TestIdentity>, years: number, random: RandomSource) {
    this.root = identities.root
    this.ca = identities.ca
    this.tsa = identities.tsa
    this.diiaSeal = identities.diiaSeal
    this.diiaKep = identities.diiaKep
    this.organisation = { seal: identities.organisationSeal, keyAgreement: identities.organisationKep }
    this.years = years
    this.random = random
  }

  static create({ now = new Date(), rng = systemRandom, years = 10 }: TestHierarchyOptions = {}): TestHierarchy {
    const notBefore = new Date(now.getTime() - day)
    const until = (years_: number): Date => new Date(now.getTime() + years_ * 365 * day)
    const organization = testHierarchyOrganization
    const root = issueCertificate({
      subject: { commonName: 'Тестовий центральний засвідчувальний орган', organization },
      key: generateKey(431, rng),
      random: rng,
      notBefore,
      notAfter: until(years + 1),
      usage: ['certificateSign'],
      ca: true,
    })
    const ca = issueCertificate({
      subject: { commonName: 'Тестовий КНЕДП', organization },
      issuer: root,
      key: generateKey(257, rng),
      random: rng,
      notBefore,
      notAfter: until(years + 1),
      usage: ['certificateSign'],
      ca: true,
      pathLength: 0,
    })
    const tsa = issueCertificate({
      subject: { commonName: 'TSP-сервер тестового КНЕДП', organization },
      issuer: ca,
      key: generateKey(257, rng),
      random: rng,
      notBefore,
      notAfter: until(years),
      usage: ['digitalSignature', 'contentCommitment'],
      extendedUsage: [oids.ekuTimeStamping],
    })
    const issue = { issuer: ca, notBefore, notAfter: until(years), random: rng }
    return new TestHierarchy(
      {
        root,
        ca,
        tsa,
        diiaSeal: issueSeal({ ...issue, commonName: 'ДП «ДІЯ» (симулятор)', edrpou: diiaEdrpou }),
        diiaKep: issueKeyAgreement({ ...issue, commonName: 'ДП «ДІЯ» (симулятор)', edrpou: diiaEdrpou }),
        organisationSeal: issueSeal({ ...issue, commonName: 'ЦНАП (навчальний)', edrpou: '00000000' }),
        organisationKep: issueKeyAgreement({ ...issue, commonName: 'ЦНАП (навчальний)', edrpou: '00000000' }),
      },
      years,
      rng,
    )
  }

  /** Restores the result of `toJSON`. Throws when a key does not match its certificate. */
  static fromJSON(json: TestHierarchyJson): TestHierarchy {
    return new TestHierarchy(mapMembers(json.identities, readIdentity), json.years, systemRandom)
  }

  toJSON(): TestHierarchyJson {
    const { root, ca, tsa, diiaSeal, diiaKep, organisation } = this
    const all = {
      root,
      ca,
      tsa,
      diiaSeal,
      diiaKep,
      organisationSeal: organisation.seal,
      organisationKep: organisation.keyAgreement,
    }
    return { years: this.years, identities: mapMembers(all, writeIdentity) }
  }

  /** Root, CA and time-stamping authority: the certificates of a trust file. */
  get certificates(): readonly Certificate[] {
    return [this.root, this.ca, this.tsa].map((identity) => identity.certificate)
  }

  /** Issues a seal certificate; by default m = 257 and ЄДРПОУ 43395033. */
  issueSeal(options: IssueOptions = {}): TestIdentity {
    return issueSeal({ ...this.defaults(), ...options })
  }

  /** Issues a key agreement certificate; by default m = 431. */
  issueKeyAgreement(options: IssueOptions = {}): TestIdentity {
    return issueKeyAgreement({ ...this.defaults(), ...options })
  }

  private defaults(): FullOptions {
    const { certificate } = this.diiaSeal
    return { issuer: this.ca, notBefore: certificate.notBefore, notAfter: certificate.notAfter, random: this.random }
  }
}

type FullOptions = IssueOptions &
  Required<Pick<IssueOptions, 'issuer' | 'notBefore' | 'notAfter'>> & { random: RandomSource }

function issueSeal(options: FullOptions): TestIdentity {
  return issueCertificate({
    ...baseRequest(options, 257),
    usage: ['digitalSignature', 'contentCommitment'],
    extendedUsage: [oids.ekuSeal],
    ...options.request,
  })
}

function issueKeyAgreement(options: FullOptions): TestIdentity {
  return issueCertificate({ ...baseRequest(options, 431), usage: ['keyAgreement'], ...options.request })
}

function baseRequest(options: FullOptions, m: CurveSize): Omit<CertificateRequest, 'usage'> {
  const commonName = options.commonName ?? 'Тестова печатка'
  return {
    subject: { commonName, organization: options.organization ?? commonName },
    key: generateKey(options.m ?? m, options.random),
    issuer: options.issuer,
    notBefore: options.notBefore,
    notAfter: options.notAfter,
    random: options.random,
    edrpou: options.edrpou ?? diiaEdrpou,
  }
}

function writeIdentity({ certificate, privateKey }: TestIdentity): StoredIdentity {
  return {
    certificate: Buffer.from(certificate.der).toString('base64'),
    privateKey: `${privateKey.m}:${toHex(bigToBe(scalarOf(privateKey), privateKey.curve.orderBytes))}`,
  }
}

function readIdentity({ certificate, privateKey }: StoredIdentity): TestIdentity {
  const [size, scalar = ''] = privateKey.split(':')
  const m = Number(size)
  if (!isCurveSize(m)) throw new TypeError('unknown kind of private key')
  const identity = {
    certificate: Certificate.fromDer(Uint8Array.from(Buffer.from(certificate, 'base64'))),
    privateKey: new PrivateKey(standardCurve(m), bigFromBe(fromHex(scalar))),
  }
  if (!keyMatchesCertificate(identity)) throw new TypeError('a private key does not match its certificate')
  return identity
}

export function createTestHierarchy(options?: TestHierarchyOptions): TestHierarchy {
  return TestHierarchy.create(options)
}
