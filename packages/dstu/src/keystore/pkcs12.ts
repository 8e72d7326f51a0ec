import { createHash } from 'node:crypto'
import { Asn1Error, parse, type Asn1 } from '../asn1/reader.ts'
import { concat, equal } from '../bytes.ts'
import { algorithmLabel, oids } from '../oids.ts'
import type { PrivateKey } from '../private-key.ts'
import { gost34311 } from '../symmetric/gost34311.ts'
import { HmacGost34311 } from '../symmetric/pbkdf2-gost.ts'
import { Certificate } from '../x509/certificate.ts'
import { ContainerError, maxKeys, type KeyContainer } from './container.ts'
import { boundedIterations, decryptPbes2 } from './pbes2.ts'
import { readPrivateKeyInfo } from './pkcs8.ts'

/** Opens a PKCS#12 (RFC 7292) with keys in pkcs8ShroudedKeyBags. The MAC is required; it shows a wrong password. */
export function openPkcs12(container: Asn1, password: string): KeyContainer {
  const [version, contentInfo, mac] = container.sequence(2, 3)
  if (version.int() !== 3) throw new ContainerError('unsupported', 'version of PKCS#12')
  const authenticatedSafe = dataOf(contentInfo)
  if (!authenticatedSafe) throw new ContainerError('unsupported', 'the container is protected by a signature')
  if (!mac) throw new ContainerError('unsupported', 'the container has no MAC')
  checkMac(mac, authenticatedSafe, password)
  const privateKeys: PrivateKey[] = []
  const certificates: Certificate[] = []
  for (const part of parse(authenticatedSafe, { ber: true }).sequence(1, 8)) {
    const contents = dataOf(part)
    // Skips encrypted certificate bags: the keys are usable without them.
    if (!contents) continue
    for (const bag of parse(contents, { ber: true }).sequence(0, 64)) readBag(bag, password, privateKeys, certificates)
  }
  return { privateKeys, certificates }
}

function dataOf(contentInfo: Asn1): Uint8Array | undefined {
  const [type, content] = contentInfo.sequence(2, 2)
  return type.oid() === oids.data ? content.explicit(0).octets() : undefined
}

function readBag(bag: Asn1, password: string, privateKeys: PrivateKey[], certificates: Certificate[]): void {
  const [type, value] = bag.sequence(2, 3)
  const oid = type.oid()
  if (oid === oids.shroudedKeyBag) {
    if (privateKeys.length >= maxKeys) throw new ContainerError('too-large', 'too many keys')
    privateKeys.push(...readPrivateKeyInfo(decryptPbes2(value.explicit(0), password)))
  } else if (oid === oids.certBag) {
    const [kind, certificate] = value.explicit(0).sequence(2, 2)
    if (kind.oid() === oids.x509Certificate) certificates.push(Certificate.fromDer(certificate.explicit(0).octets()))
  }
}

interface MacHash {
  readonly digest: (data: Uint8Array) => Uint8Array
  readonly hmac: (key: Uint8Array, data: Uint8Array) => Uint8Array
  readonly block: number
}

export const macHashes: Readonly<Record<string, MacHash>> = {
  [oids.gost34311]: { digest: gost34311, hmac: (key, data) => new HmacGost34311(key).digest(data), block: 32 },
  [oids.sha256]: { digest: sha256, hmac: hmacSha256, block: 64 },
}

function sha256(data: Uint8Array): Uint8Array {
  return createHash('sha256').update(data).digest()
}

/** HMAC for the 32-byte keys that are used here. */
function hmacSha256(key: Uint8Array, data: Uint8Array): Uint8Array {
  const block = new Uint8Array(64)
  block.set(key)
  return sha256(
    concat(
      block.map((byte) => byte ^ 0x5c),
      sha256(
        concat(
          block.map((byte) => byte ^ 0x36),
          data,
        ),
      ),
    ),
  )
}

function checkMac(macData: Asn1, authenticatedSafe: Uint8Array, password: string): void {
  const [digestInfo, salt, iterations] = macData.sequence(2, 3)
  const [algorithm, expected] = digestInfo.sequence(2, 2)
  const oid = algorithm.sequence(1, 2)[0].oid()
  const hash = macHashes[oid]
  if (!hash)
    throw new ContainerError('unsupported', `the MAC of the container is not supported: ${algorithmLabel(oid)}`)
  const key = macKey(hash, password, salt.octets(), iterations ? boundedIterations(iterations) : 1)
  if (!equal(expected.octets(), hash.hmac(key, authenticatedSafe)))
    throw new ContainerError('wrong-password', 'wrong password, or the container is damaged')
}

/** Derives the MAC key (RFC 7292, appendix B, ID 3). One hash output is long enough for both hashes. */
export function macKey(
  hash: Pick<MacHash, 'digest' | 'block'>,
  password: string,
  salt: Uint8Array,
  iterations: number,
): Uint8Array {
  if (salt.length === 0 || salt.length > 1024) throw new Asn1Error('salt of the MAC')
  const bmp = Uint8Array.from(Buffer.from(`${password}\0`, 'utf16le').swap16())
  let key = hash.digest(
    concat(new Uint8Array(hash.block).fill(3), fillBlocks(salt, hash.block), fillBlocks(bmp, hash.block)),
  )
  for (let i = 1; i < iterations; i++) key = hash.digest(key)
  return key
}

function fillBlocks(bytes: Uint8Array, block: number): Uint8Array {
  return new Uint8Array(block * Math.ceil(bytes.length / block)).map((_, i) => bytes[i % bytes.length]!)
}
