import { oids } from './oids.ts'
import type { Certificate } from './x509/certificate.ts'

/**
 * Who may sign. A valid chain alone never means that Diia issued a document: citizens' own
 * signatures chain to the same root.
 */
export type Policy =
  | { readonly kind: 'any-trusted' }
  | {
      readonly kind: 'diia-seal'
      /** Default '43395033', the state enterprise «Дія». */
      readonly edrpou?: string
      /** Common names of the certificate authorities that may have issued the seal; any trusted one when absent. */
      readonly issuers?: readonly string[]
      /** SHA-256 (hex) of the only certificates accepted; any that satisfies the rest when absent. */
      readonly pins?: readonly string[]
    }

const diia = '43395033'

/** For reports: which rule a signer satisfied. */
export function policyLabel(policy: Policy): string {
  return policy.kind === 'any-trusted' ? 'any-trusted' : `diia-seal:${policy.edrpou ?? diia}`
}

/** Why the certificate does not satisfy the policy, or undefined. Its chain is judged elsewhere. */
export function judgePolicy(policy: Policy, certificate: Certificate): string | undefined {
  const { keyUsage, extendedKeyUsage, ca } = certificate.extensions
  if (ca) return 'signer-is-an-authority'
  if (policy.kind === 'any-trusted')
    return keyUsage?.digitalSignature || keyUsage?.contentCommitment ? undefined : 'key-usage'
  if (!keyUsage?.digitalSignature) return 'key-usage'
  if (!extendedKeyUsage?.includes(oids.ekuSeal)) return 'not-an-electronic-seal'
  if (certificate.edrpou !== (policy.edrpou ?? diia)) return 'organisation'
  if (policy.issuers && !policy.issuers.includes(certificate.issuer.commonName ?? '')) return 'issuer'
  if (policy.pins && !policy.pins.some((pin) => pin.replaceAll(':', '').toLowerCase() === certificate.sha256))
    return 'certificate-not-pinned'
  return undefined
}
