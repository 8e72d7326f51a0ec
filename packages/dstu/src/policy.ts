import { oids } from './oids.ts'
import type { Certificate } from './x509/certificate.ts'

/**
 * Who may sign. A valid chain alone does not show that Diia issued a document: citizens' certificates chain to the
 * same root.
 */
export type Policy =
  | { readonly kind: 'any-trusted' }
  | {
      readonly kind: 'diia-seal'
      /** Default '43395033', the state enterprise «Дія». */
      readonly edrpou?: string
      /** Common names of the CAs that may have issued the seal's certificate; when absent, any trusted CA. */
      readonly issuers?: readonly string[]
      /** SHA-256 (hex) of the accepted certificates; when absent, any certificate that satisfies the rest. */
      readonly pins?: readonly string[]
    }

const diiaEdrpou = '43395033'

/** Names the policy in reports. */
export function policyLabel(policy: Policy): string {
  return policy.kind === 'any-trusted' ? 'any-trusted' : `diia-seal:${policy.edrpou ?? diiaEdrpou}`
}

/** The reason why the certificate does not satisfy the policy, or undefined. Its chain is checked elsewhere. */
export function checkPolicy(policy: Policy, certificate: Certificate): string | undefined {
  const { keyUsage, extendedKeyUsage, ca } = certificate.extensions
  if (ca) return 'signer-is-an-authority'
  if (policy.kind === 'any-trusted')
    return keyUsage?.digitalSignature || keyUsage?.contentCommitment ? undefined : 'key-usage'
  if (!keyUsage?.digitalSignature) return 'key-usage'
  if (!extendedKeyUsage?.includes(oids.ekuSeal)) return 'not-an-electronic-seal'
  if (certificate.edrpou !== (policy.edrpou ?? diiaEdrpou)) return 'organisation'
  if (policy.issuers && !policy.issuers.includes(certificate.issuer.commonName ?? '')) return 'issuer'
  if (policy.pins && !policy.pins.some((pin) => pin.replaceAll(':', '').toLowerCase() === certificate.sha256))
    return 'certificate-not-pinned'
  return undefined
}
