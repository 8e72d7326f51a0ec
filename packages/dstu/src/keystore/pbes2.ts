import { createDecipheriv, pbkdf2Sync } from 'node:crypto'
import { Tag, type Asn1 } from '../asn1/reader.ts'
import { algorithmLabel, oids } from '../oids.ts'
import { defaultSBoxes, Gost28147 } from '../symmetric/gost28147.ts'
import { pbkdf2Gost34311 } from '../symmetric/pbkdf2-gost.ts'
import { ContainerError, maxIterations } from './container.ts'

/**
 * Decrypts an EncryptedPrivateKeyInfo (RFC 8018, PBES2): GOST 28147 with a key from PBKDF2 and GOST 34.311, or AES-256
 * with a key from PBKDF2 and SHA-256. Neither reliably detects a wrong password.
 */
export function decryptPbes2(element: Asn1, password: string): Uint8Array {
  const [scheme, encrypted] = element.sequence(2, 2)
  const [oid, parameters] = scheme.sequence(2, 2)
  if (oid.oid() !== oids.pbes2)
    throw new ContainerError('unsupported', `the container is not encrypted by PBES2: ${algorithmLabel(oid.oid())}`)
  const [derivation, encryption] = parameters.sequence(2, 2)
  const derive = readDerivation(derivation)
  const [cipher, cipherParameters] = encryption.sequence(2, 2)
  switch (cipher.oid()) {
    case oids.gost28147Cfb: {
      const [iv, sBoxes] = cipherParameters.sequence(1, 2).map((part) => part.octets())
      if (iv?.length !== 8 || (sBoxes && sBoxes.length !== 64))
        throw new ContainerError('malformed', 'parameters of GOST 28147')
      return new Gost28147(derive(password), sBoxes ?? defaultSBoxes).decryptCfb(iv, encrypted.octets())
    }
    case oids.aes256Cbc:
      return decryptAes(derive(password), cipherParameters.octets(), encrypted.octets())
    default:
      throw new ContainerError(
        'unsupported',
        `the cipher of the container is not supported: ${algorithmLabel(cipher.oid())}`,
      )
  }
}

function readDerivation(element: Asn1): (password: string) => Uint8Array {
  const [oid, parameters] = element.sequence(2, 2)
  if (oid.oid() !== oids.pbkdf2)
    throw new ContainerError(
      'unsupported',
      `the key derivation of the container is not supported: ${algorithmLabel(oid.oid())}`,
    )
  const [saltElement, countElement, ...rest] = parameters.sequence(2, 4)
  const salt = saltElement.octets()
  const iterations = boundedIterations(countElement)
  const prf = rest
    .find((part) => part.is(Tag.sequence))
    ?.sequence(1, 2)[0]
    ?.oid()
  if (prf === oids.hmacGost34311) return (password) => pbkdf2Gost34311(utf8(password), salt, iterations)
  if (prf === oids.hmacSha256) return (password) => pbkdf2Sync(utf8(password), salt, iterations, 32, 'sha256')
  // When no PRF is named, the default is HMAC with SHA-1 (RFC 8018).
  throw new ContainerError(
    'unsupported',
    `the key derivation of the container is not supported: PBKDF2 with ${algorithmLabel(prf ?? oids.hmacSha1)}`,
  )
}

export function boundedIterations(element: Asn1): number {
  const iterations = element.int()
  if (iterations < 1 || iterations > maxIterations)
    throw new ContainerError('too-large', 'the container asks for too many iterations')
  return iterations
}

function utf8(password: string): Uint8Array {
  return new TextEncoder().encode(password)
}

function decryptAes(key: Uint8Array, iv: Uint8Array, encrypted: Uint8Array): Uint8Array {
  try {
    const cipher = createDecipheriv('aes-256-cbc', key, iv)
    return Uint8Array.from(Buffer.concat([cipher.update(encrypted), cipher.final()]))
  } catch (cause) {
    throw new ContainerError('wrong-password', 'wrong password', cause)
  }
}
