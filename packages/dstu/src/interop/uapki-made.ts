import { equal } from '../bytes.ts'
import { decryptEnveloped } from '../cms/decrypt.ts'
import { readContentInfo } from '../cms/signed-data.ts'
import {
  defaultLimits,
  openContainer,
  pairRecipients,
  readCertificates,
  TrustStore,
  unwrap,
  type UnwrapOptions,
} from '../index.ts'
import { must, type Check, type ReadVector } from './check.ts'
import { expectStatus } from './sdk-sample.ts'

/** The certificates are valid from 2026-11-21 for a year. */
const now = new Date('2026-11-23T00:00:00Z')

/** Messages with a signature, and their content. */
const verified: ReadonlyArray<readonly [file: string, content: string]> = [
  ['u_gost_att.p7s', 'doc.pdf'],
  ['u_kup_det.p7s', 'doc.pdf'],
  ['att.p7e', 'doc.pdf'],
  ['meta.p7s', 'meta.json'],
  ['meta_static.p7e', 'meta.json'],
  ['meta_static_noembed.p7e', 'meta.json'],
  ['meta_eph.p7e', 'meta.json'],
  ['meta_eph431.p7e', 'meta.json'],
  ['meta_kal.p7e', 'meta.json'],
]
/** Messages without a signature, so that only decryption is checked. */
const encryptedOnly = [
  'u_r_gost_0.p7e',
  'u_r_gost_1.p7e',
  'u_r_goststd_0.p7e',
  'u_r_kal_0.p7e',
  'u_r_kalstd_0.p7e',
  'u_r4_gost_0.p7e',
  'u_r4_gost_1.p7e',
  'u_r4_goststd_0.p7e',
  'u_r4_kal_0.p7e',
  'u_r4_kalstd_0.p7e',
]

/** Messages made by UAPKI 2.0.16, and messages that it accepted. */
export function uapkiChecks(read: ReadVector): Check[] {
  const group = 'uapki-made'
  return [
    {
      group,
      name: 'org.pfx contains the recipients’ keys',
      run: () => must(openKeys(read).recipients.length === 2, 'keys and certificates do not pair'),
    },
    ...verified.map(([file, content]) => ({ group, name: file, run: () => verifies(read, file, content) })),
    ...encryptedOnly.map((file) => ({ group, name: file, run: () => decrypts(read, file) })),
    {
      group,
      name: 'a signature of doc.pdf does not verify for meta.json',
      run: () =>
        expectStatus(
          unwrap(read('u_kup_det.p7s'), { ...openKeys(read), detachedContent: read('meta.json') }),
          'content-mismatch',
        ),
    },
  ]
}

function openKeys(read: ReadVector): UnwrapOptions {
  const [anchor] = readCertificates(read('ca.cer'))
  if (!anchor) throw new Error('ca.cer is empty')
  return {
    trust: TrustStore.load({ certificates: [read('ca.cer')], anchorsSha256: [anchor.sha256] }),
    recipients: pairRecipients(
      openContainer(read('org.pfx'), 'test1234').privateKeys,
      ['r.cer', 'r4.cer'].flatMap((file) => readCertificates(read(file))),
    ),
    senders: readCertificates(read('e.cer')),
    policy: { kind: 'any-trusted' },
    now,
  }
}

function verifies(read: ReadVector, file: string, content: string): void {
  const detached = file.includes('_det') ? { detachedContent: read(content) } : {}
  const outcome = unwrap(read(file), { ...openKeys(read), ...detached })
  if (outcome.status !== 'verified') throw new Error(`${outcome.status}: ${outcome.reason}`)
  must(equal(outcome.content, read(content)), 'another content')
}

function decrypts(read: ReadVector, file: string): void {
  const { recipients, senders = [], trust } = openKeys(read)
  const { content } = readContentInfo(read(file), defaultLimits)
  const { plain } = decryptEnveloped(content, { recipients, senders, trust, limits: defaultLimits })
  must(equal(plain, read('meta.json')), 'another content')
}
