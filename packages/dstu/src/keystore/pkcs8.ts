import { parse, type Asn1 } from '../asn1/reader.ts'
import { bigFromLe } from '../bytes.ts'
import { algorithmLabel, oids } from '../oids.ts'
import { PrivateKey } from '../private-key.ts'
import { isDstuKeyOid, readDstuParameters, readKey6Parameters, type DstuParameters } from '../public-key.ts'
import { ContainerError } from './container.ts'

/**
 * Reads a PrivateKeyInfo (RFC 5208) with one DSTU 4145 key, little-endian. An old Key-6.dat may have a second key, for
 * key agreement, in the attributes.
 */
export function readPrivateKeyInfo(der: Uint8Array): PrivateKey[] {
  const [version, algorithm, key, ...rest] = parse(der).sequence(3, 5)
  if (version.int() > 1) throw new ContainerError('malformed', 'unknown version of a private key')
  const [oid, parameters] = algorithm.sequence(1, 2)
  if (!isDstuKeyOid(oid.oid()))
    throw new ContainerError('unsupported', `a private key is not DSTU 4145 but ${algorithmLabel(oid.oid())}`)
  if (!parameters) throw new ContainerError('unsupported', 'a private key does not name its curve')
  const first = makeKey(readDstuParameters(parameters), bigFromLe(key.octets()))
  const second = readSecondKey(rest.find((element) => element.isContext(0))?.elements() ?? [])
  return second ? [first, second] : [first]
}

function readSecondKey(attributes: readonly Asn1[]): PrivateKey | undefined {
  let bits: readonly boolean[] | undefined
  let parameters: DstuParameters | undefined
  for (const attribute of attributes) {
    const [type, values] = attribute.sequence(2, 2)
    const oid = type.oid()
    if (oid === oids.iitSecondKeyBits) bits = values.set(1, 1)[0].flags(54)
    if (oid === oids.iitSecondKeyParameters) parameters = readKey6Parameters(values.set(1, 1)[0])
  }
  if (!bits || !parameters) return undefined
  // The first bit of the BIT STRING is the least significant bit of the scalar.
  return makeKey(
    parameters,
    bits.reduceRight((value, bit) => (value << 1n) | (bit ? 1n : 0n), 0n),
  )
}

function makeKey({ curve, sBoxes }: DstuParameters, scalar: bigint): PrivateKey {
  try {
    return new PrivateKey(curve, scalar, sBoxes)
  } catch (cause) {
    throw new ContainerError('malformed', 'a private key is out of range', cause)
  }
}
