import { Asn1Error, parse, Tag, type Asn1 } from '../asn1/reader.ts'
import { oids } from '../oids.ts'

export interface Extensions {
  /** OIDs of critical extensions that are not processed. */
  readonly unknownCritical: readonly string[]
  readonly keyUsage?: KeyUsage
  readonly extendedKeyUsage?: readonly string[]
  readonly ca: boolean
  readonly pathLength?: number
  readonly subjectKeyId?: Uint8Array
  readonly authorityKeyId?: Uint8Array
  /** Single-valued attributes of subjectDirectoryAttributes, by OID. */
  readonly directory: ReadonlyMap<string, string>
}

export interface KeyUsage {
  readonly digitalSignature: boolean
  readonly contentCommitment: boolean
  readonly keyAgreement: boolean
  readonly certificateSign: boolean
}

/** qcStatements is critical in a third of the Ukrainian trust list. It does not restrict how certificates are used here. */
const knownCritical: ReadonlySet<string> = new Set([
  oids.keyUsage,
  oids.basicConstraints,
  oids.certificatePolicies,
  oids.extendedKeyUsage,
  oids.qcStatements,
])

export function readExtensions(list: readonly Asn1[]): Extensions {
  const values = new Map<string, Asn1>()
  const unknownCritical: string[] = []
  for (const extension of list) {
    const [type, second, third] = extension.sequence(2, 3)
    const oid = type.oid()
    const critical = third !== undefined && second.bool()
    if (values.has(oid)) throw new Asn1Error('duplicate extension')
    values.set(oid, third ?? second)
    if (critical && !knownCritical.has(oid)) unknownCritical.push(oid)
  }
  const value = (oid: string): Asn1 | undefined => {
    const found = values.get(oid)
    return found && parse(found.octets())
  }
  const keyUsage = value(oids.keyUsage)?.flags()
  const eku = value(oids.extendedKeyUsage)
    ?.sequence(1, 32)
    .map((purpose) => purpose.oid())
  const subjectKeyId = value(oids.subjectKeyIdentifier)?.octets()
  const authorityKeyId = value(oids.authorityKeyIdentifier)
    ?.sequence(0, 3)
    .find((part) => part.isContext(0))
    ?.octets(0)
  return {
    unknownCritical,
    ...(keyUsage && {
      keyUsage: {
        digitalSignature: keyUsage[0] === true,
        contentCommitment: keyUsage[1] === true,
        keyAgreement: keyUsage[4] === true,
        certificateSign: keyUsage[5] === true,
      },
    }),
    ...(eku && { extendedKeyUsage: eku }),
    ...readBasicConstraints(value(oids.basicConstraints)),
    ...(subjectKeyId && { subjectKeyId }),
    ...(authorityKeyId && { authorityKeyId }),
    directory: readDirectory(value(oids.subjectDirectoryAttributes)),
  }
}

function readBasicConstraints(element: Asn1 | undefined): { ca: boolean; pathLength?: number } {
  const parts = element?.sequence(0, 2) ?? []
  const [first, second] = parts
  if (!first) return { ca: false }
  if (!first.is(Tag.boolean)) throw new Asn1Error('pathLenConstraint without cA')
  return { ca: first.bool(), ...(second && { pathLength: second.int() }) }
}

function readDirectory(element: Asn1 | undefined): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const ambiguous = new Set<string>()
  for (const attribute of element?.sequence(0, 32) ?? []) {
    const [type, values] = attribute.sequence(2, 2)
    const oid = type.oid()
    if (oid !== oids.edrpou && oid !== oids.drfo) continue
    const [value, ...more] = values.set(1, 8)
    if (found.has(oid) || more.length > 0 || !value) ambiguous.add(oid)
    else found.set(oid, value.text().trim())
  }
  // With two values, implementations could name different signers.
  for (const oid of ambiguous) found.delete(oid)
  return found
}
