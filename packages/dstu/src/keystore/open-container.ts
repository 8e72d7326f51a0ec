import { Asn1Error, parse, Tag, type Asn1 } from '../asn1/reader.ts'
import { equal } from '../bytes.ts'
import { algorithmLabel, oids } from '../oids.ts'
import type { RecipientKey } from '../outcome.ts'
import type { PrivateKey } from '../private-key.ts'
import { Refusal } from '../refusal.ts'
import type { Certificate } from '../x509/certificate.ts'
import { ContainerError, maxContainerBytes, type KeyContainer } from './container.ts'
import { isJks, openJks } from './jks.ts'
import { openKey6 } from './key6.ts'
import { unsupportedContainer } from './unsupported-containers.ts'
import { decryptPbes2 } from './pbes2.ts'
import { openPkcs12 } from './pkcs12.ts'
import { readPrivateKeyInfo } from './pkcs8.ts'

/**
 * Opens a container of DSTU 4145 keys: PKCS#12 (.pfx, .p12, most Key-6.dat), an old Key-6.dat, an encrypted PKCS#8 or a
 * Java key store (.jks). Takes 0.1 to 0.5 s because of the key derivation. Throws only ContainerError, which names a
 * format that is not supported.
 */
export function openContainer(bytes: Uint8Array, password: string): KeyContainer {
  if (bytes.length > maxContainerBytes) throw new ContainerError('too-large', 'the container is larger than a mebibyte')
  try {
    const container = open(bytes, password)
    if (container.privateKeys.length === 0)
      throw new ContainerError('unsupported', 'the container holds no private key')
    return container
  } catch (cause) {
    if (cause instanceof Asn1Error) throw new ContainerError('malformed', 'the container cannot be read', cause)
    if (cause instanceof Refusal)
      throw new ContainerError('unsupported', `the container holds a key of an unsupported kind${kindOf(cause)}`, cause)
    throw cause
  }
}

function kindOf({ failure: { reason, found } }: Refusal): string {
  return found === undefined ? ` (${reason})` : `: ${found}`
}

function open(bytes: Uint8Array, password: string): KeyContainer {
  if (isJks(bytes)) return openJks(bytes, password)
  const unsupported = unsupportedContainer(bytes)
  if (unsupported !== undefined) throw new ContainerError('unsupported', unsupported)
  const container = parse(pemBody(bytes) ?? bytes, { ber: true, nodes: 10_000 })
  const [first, second] = container.sequence(2)
  if (first.is(Tag.integer)) {
    // PKCS#12 starts with version 3, an unencrypted PKCS#8 with 0 or 1.
    if (first.int() === 3) return openPkcs12(container, password)
    if (first.int() > 1) throw new ContainerError('unsupported', 'not a key container')
    throw new ContainerError('unsupported', 'the private key is not encrypted')
  }
  if (!second.isOctets()) throw new ContainerError('unsupported', 'not a key container')
  const scheme = first.sequence(1, 2)[0].oid()
  if (scheme === oids.iitKey6) return openKey6(container, password)
  if (scheme === oids.pbes2) return openPkcs8(container, password)
  throw new ContainerError('unsupported', `the protection of the container is not supported: ${algorithmLabel(scheme)}`)
}

/** This format has no MAC: a wrong password shows only as plaintext that cannot be parsed. */
function openPkcs8(container: Asn1, password: string): KeyContainer {
  const plain = decryptPbes2(container, password)
  try {
    return { privateKeys: readPrivateKeyInfo(plain), certificates: [] }
  } catch (cause) {
    if (cause instanceof Asn1Error)
      throw new ContainerError('wrong-password', 'wrong password, or the container is damaged', cause)
    throw cause
  }
}

function pemBody(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes[0] !== 0x2d) return undefined
  const match = /-----BEGIN ENCRYPTED PRIVATE KEY-----([A-Za-z0-9+/=\s]+)-----END/.exec(
    Buffer.from(bytes).toString('latin1'),
  )
  return match ? Uint8Array.from(Buffer.from(match[1] ?? '', 'base64')) : undefined
}

/** Pairs each certificate with the private key of its public key; keys and certificates without a pair are left out. */
export function pairRecipients(keys: readonly PrivateKey[], certificates: readonly Certificate[]): RecipientKey[] {
  return certificates.flatMap((certificate) => {
    const publicKey = dstuKeyOf(certificate)
    const privateKey =
      publicKey && keys.find((key) => key.curve === publicKey.curve && equal(key.publicOctets, publicKey.octets))
    return privateKey ? [{ certificate, privateKey }] : []
  })
}

function dstuKeyOf(certificate: Certificate): Extract<Certificate['publicKey'], { kind: 'dstu' }> | undefined {
  try {
    const key = certificate.publicKey
    return key.kind === 'dstu' ? key : undefined
  } catch (error) {
    if (error instanceof Refusal || error instanceof Asn1Error) return undefined
    throw error
  }
}
