import type { Asn1 } from '../asn1/reader.ts'
import { concat, equal } from '../bytes.ts'
import { Gost28147 } from '../symmetric/gost28147.ts'
import { gost34311 } from '../symmetric/gost34311.ts'
import { ContainerError, type KeyContainer } from './container.ts'
import { readPrivateKeyInfo } from './pkcs8.ts'

const rounds = 10_000

/** Derives the key of an old Key-6.dat: the password is hashed ten thousand times. */
export function deriveKey6Key(password: string): Uint8Array {
  let key = gost34311(new TextEncoder().encode(password))
  for (let i = 1; i < rounds; i++) key = gost34311(key)
  return key
}

/** Opens a Key-6.dat that the IIT library wrote before it used PKCS#12: ECB, with a 4-byte MAC that shows a wrong password. */
export function openKey6(container: Asn1, password: string): KeyContainer {
  const [algorithm, body] = container.sequence(2, 2)
  const [, parameters] = algorithm.sequence(2, 2)
  const [mac, padding] = parameters.sequence(1, 2)
  const encrypted = body.octets()
  const complete = concat(encrypted, padding?.octets() ?? new Uint8Array())
  if (complete.length % 8 !== 0) throw new ContainerError('malformed', 'the container is truncated')
  const cipher = new Gost28147(deriveKey6Key(password))
  const plain = cipher.decryptEcb(complete).subarray(0, encrypted.length)
  if (!equal(cipher.mac(plain), mac.octets()))
    throw new ContainerError('wrong-password', 'wrong password, or the container is damaged')
  return { privateKeys: readPrivateKeyInfo(plain), certificates: [] }
}
