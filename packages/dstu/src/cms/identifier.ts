import { Asn1Error, Tag, type Asn1 } from '../asn1/reader.ts'
import { equal } from '../bytes.ts'
import type { Certificate } from '../x509/certificate.ts'

/** Identifies a certificate in CMS. The encodings are compared byte by byte. */
export type CertificateId =
  | { readonly kind: 'issuer-serial'; readonly issuer: Uint8Array; readonly serial: Uint8Array }
  | { readonly kind: 'key-id'; readonly keyId: Uint8Array }

export function readIssuerSerial(element: Asn1): CertificateId {
  const [issuer, serial] = element.sequence(2, 2)
  if (!issuer.is(Tag.sequence) || !serial.is(Tag.integer)) throw new Asn1Error('issuer and serial number expected')
  return { kind: 'issuer-serial', issuer: issuer.der, serial: serial.der }
}

/** Whether the identifier is that of the certificate. */
export function identifies(id: CertificateId, certificate: Certificate): boolean {
  if (id.kind === 'issuer-serial')
    return equal(id.issuer, certificate.issuer.der) && equal(id.serial, certificate.serialDer)
  const { subjectKeyId } = certificate.extensions
  return subjectKeyId !== undefined && equal(id.keyId, subjectKeyId)
}
