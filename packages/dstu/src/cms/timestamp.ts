import { Asn1Error, parse, type Asn1 } from '../asn1/reader.ts'
import { equal } from '../bytes.ts'
import { oids } from '../oids.ts'
import type { Limits } from '../outcome.ts'
import { Refusal } from '../refusal.ts'
import type { Certificate } from '../x509/certificate.ts'
import { buildChain, chainRefusal } from '../x509/chain.ts'
import type { TrustStore } from '../x509/trust-store.ts'
import { readContentInfo, readSignedData, type SignedData, type SignerInfo } from './signed-data.ts'
import { ContentDigests, verifySigner } from './verify-signer.ts'

export interface TimestampCheck {
  /** The attribute's value, a TimeStampToken (RFC 3161). */
  token: Asn1
  /** Digests of the timestamped data. */
  timestamped: ContentDigests
  trust: TrustStore
  limits: Limits
}

/** The time that a trusted time-stamping authority attests. Throws when the token does not verify. */
export function verifyTimestamp({ token, timestamped, trust, limits }: TimestampCheck): Date {
  const parsed = readToken(token, limits)
  const { signedData, content } = parsed
  const info = readTimestampInfo(content)
  if (!equal(info.imprint, timestamped.get(info.imprintAlgorithm)))
    throw new Refusal('invalid-signature', 'timestamp-of-something-else')
  const authority = verifyTokenSigner(parsed, trust)
  const { extendedKeyUsage, keyUsage, ca } = authority.extensions
  const maySign = keyUsage?.digitalSignature || keyUsage?.contentCommitment
  if (!extendedKeyUsage?.includes(oids.ekuTimeStamping) || !maySign || ca)
    throw new Refusal('untrusted-signer', 'timestamp-authority')
  if (info.time > authority.notAfter) throw new Refusal('untrusted-signer', 'timestamp-authority-expired')
  if (info.time < authority.notBefore) throw new Refusal('untrusted-signer', 'timestamp-authority-not-yet-valid')
  const chain = buildChain(authority, { trust, times: [info.time], candidates: signedData.certificates })
  if ('failure' in chain) throw chainRefusal(chain, 'timestamp-')
  return info.time
}

function readToken(token: Asn1, limits: Limits): { signedData: SignedData; signer: SignerInfo; content: Uint8Array } {
  const { type, content: element } = readContentInfo(token.der, limits)
  if (type !== oids.signedData) throw new Refusal('malformed', 'timestamp')
  const signedData = readSignedData(element, limits)
  const {
    content,
    contentType,
    signers: [signer, ...others],
  } = signedData
  if (contentType !== oids.tstInfo || !content || !signer || others.length > 0)
    throw new Refusal('malformed', 'timestamp')
  return { signedData, signer, content }
}

/** Reads the needed fields of a TSTInfo (RFC 3161 §2.4.2); other fields may follow. */
function readTimestampInfo(bytes: Uint8Array): { imprintAlgorithm: string; imprint: Uint8Array; time: Date } {
  const [version, , messageImprint, , time] = parse(bytes).sequence(5, 10)
  if (version.int() !== 1) throw new Asn1Error('version of a timestamp')
  const [algorithm, imprint] = messageImprint.sequence(2, 2)
  return { imprintAlgorithm: algorithm.sequence(1, 2)[0].oid(), imprint: imprint.octets(), time: time.time() }
}

function verifyTokenSigner(
  { signedData, signer, content }: ReturnType<typeof readToken>,
  trust: TrustStore,
): Certificate {
  try {
    const { certificate } = verifySigner({
      signedData,
      signer,
      digests: new ContentDigests(content),
      pool: [...trust.certificates, ...signedData.certificates],
      signingCertificate: 'optional',
    })
    return certificate
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { status, reason, found } = error.failure
    // The content that differs is the TSTInfo, not that of the document.
    throw new Refusal(status === 'content-mismatch' ? 'invalid-signature' : status, `timestamp-${reason}`, {
      cause: error,
      ...(found !== undefined && { found }),
    })
  }
}
