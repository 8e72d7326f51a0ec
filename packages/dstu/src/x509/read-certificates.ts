import { Asn1Error, parse, Tag } from '../asn1/reader.ts'
import { oids } from '../oids.ts'
import { Certificate } from './certificate.ts'

const pem = /-----BEGIN (CERTIFICATE|PKCS7|CMS)-----([A-Za-z0-9+/=\s]+)-----END \1-----/g

/** The national trust list has fewer than 2000. */
const maxCertificates = 5000

/** DER of each certificate in a p7b (certs-only SignedData), a PEM bundle or a DER certificate. */
export function certificateEncodings(bytes: Uint8Array): Uint8Array[] {
  if (bytes[0] === 0x30) return derEncodings(bytes)
  const text = Buffer.from(bytes).toString('latin1')
  const found = [...text.matchAll(pem)].flatMap((match) =>
    derEncodings(Uint8Array.from(Buffer.from(match[2] ?? '', 'base64'))),
  )
  if (found.length === 0) throw new Asn1Error('no certificate found')
  return found
}

function derEncodings(bytes: Uint8Array): Uint8Array[] {
  const outer = parse(bytes, { ber: true, nodes: 2_000_000 })
  const [first, content] = outer.sequence(1)
  if (!first?.is(Tag.oid)) return [bytes]
  if (first.oid() !== oids.signedData || !content) throw new Asn1Error('not a list of certificates')
  const list = content
    .explicit(0)
    .sequence(4, 6)
    .find((part) => part.isContext(0))
  const certificates = list?.elements(0, maxCertificates) ?? []
  return certificates.map((certificate) => certificate.der)
}

/** Reads all certificates of a p7b, PEM or DER file. Throws Asn1Error when one cannot be read. */
export function readCertificates(bytes: Uint8Array): Certificate[] {
  return certificateEncodings(bytes).map((der) => Certificate.fromDer(der))
}
