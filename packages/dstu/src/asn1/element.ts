import { bigFromBe, concatAll, toHex } from '../bytes.ts'

/** The encoding violates DER (or the BER that is allowed here), or exceeds a limit. The message never holds content. */
export class Asn1Error extends Error {
  override name = 'Asn1Error'
}

export const Tag = {
  boolean: 1,
  integer: 2,
  bitString: 3,
  octetString: 4,
  null: 5,
  oid: 6,
  enumerated: 10,
  utf8: 12,
  sequence: 16,
  set: 17,
  numeric: 18,
  printable: 19,
  teletex: 20,
  ia5: 22,
  utcTime: 23,
  generalizedTime: 24,
  bmp: 30,
} as const

export type TagClass = 'universal' | 'application' | 'context' | 'private'

/** A list of at least `N` elements, whose first `N` have a type without undefined. */
export type AtLeast<N extends number, Found extends Asn1[] = []> = Found['length'] extends N
  ? readonly [...Found, ...Asn1[]]
  : AtLeast<N, [...Found, Asn1]>

/** One element. Its bytes are views of the input, so that exactly the signed bytes are hashed. */
export class Asn1 {
  readonly tagClass: TagClass
  readonly tag: number
  readonly constructed: boolean
  /** Identifier, length and contents octets, as received. */
  readonly der: Uint8Array
  /** Contents octets; with an indefinite length, without the end-of-contents octets. */
  readonly contents: Uint8Array
  readonly children: readonly Asn1[]

  constructor(
    tagClass: TagClass,
    tag: number,
    constructed: boolean,
    der: Uint8Array,
    contents: Uint8Array,
    children: readonly Asn1[],
  ) {
    this.tagClass = tagClass
    this.tag = tag
    this.constructed = constructed
    this.der = der
    this.contents = contents
    this.children = children
  }

  is(tag: number): boolean {
    return this.tagClass === 'universal' && this.tag === tag
  }

  isContext(tag: number): boolean {
    return this.tagClass === 'context' && this.tag === tag
  }

  /** The elements of a SEQUENCE, SET or constructed context tag. There must be `min` to `max` of them. */
  elements<Min extends number = 0>(min?: Min, max = Infinity): AtLeast<Min> {
    if (!this.constructed) throw new Asn1Error('constructed element expected')
    if (this.children.length < (min ?? 0) || this.children.length > max)
      throw new Asn1Error('unexpected number of elements')
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the line above proves it
    return this.children as AtLeast<Min>
  }

  sequence<Min extends number = 0>(min?: Min, max = Infinity): AtLeast<Min> {
    if (!this.is(Tag.sequence)) throw new Asn1Error('SEQUENCE expected')
    return this.elements(min, max)
  }

  set<Min extends number = 0>(min?: Min, max = Infinity): AtLeast<Min> {
    if (!this.is(Tag.set)) throw new Asn1Error('SET expected')
    return this.elements(min, max)
  }

  /** The only element inside an explicit context tag. */
  explicit(tag: number): Asn1 {
    if (!this.isContext(tag)) throw new Asn1Error('explicit tag expected')
    return this.elements(1, 1)[0]
  }

  oid(): string {
    if (!this.is(Tag.oid) || this.constructed) throw new Asn1Error('OBJECT IDENTIFIER expected')
    return readOid(this.contents)
  }

  bool(): boolean {
    const byte = this.contents[0]
    if (!this.is(Tag.boolean) || this.constructed || this.contents.length !== 1 || (byte !== 0 && byte !== 0xff)) {
      throw new Asn1Error('BOOLEAN expected')
    }
    return byte === 0xff
  }

  /** Non-negative INTEGER in the shortest encoding. */
  unsigned(): bigint {
    const [first, second] = this.contents
    if (!this.is(Tag.integer) || this.constructed || first === undefined) throw new Asn1Error('INTEGER expected')
    if (first & 0x80) throw new Asn1Error('negative INTEGER')
    if (first === 0 && second !== undefined && !(second & 0x80))
      throw new Asn1Error('INTEGER has a superfluous leading zero')
    return bigFromBe(this.contents)
  }

  /** INTEGER from 0 to 2³¹−1. */
  int(): number {
    if (this.contents.length > 4) throw new Asn1Error('INTEGER too large')
    return Number(this.unsigned())
  }

  isOctets(): boolean {
    return this.is(Tag.octetString)
  }

  /** OCTET STRING, or an implicit one under a context tag. The segments of a constructed one are joined. */
  octets(context?: number): Uint8Array {
    if (context === undefined ? !this.is(Tag.octetString) : !this.isContext(context)) {
      throw new Asn1Error('OCTET STRING expected')
    }
    return this.constructed ? concatAll(this.children.map((segment) => segment.octets())) : this.contents
  }

  /** BIT STRING of whole octets. */
  bits(): Uint8Array {
    if (!this.is(Tag.bitString) || this.constructed || this.contents[0] !== 0)
      throw new Asn1Error('BIT STRING expected')
    return this.contents.subarray(1)
  }

  /** BIT STRING as a list of booleans, for named bits. */
  flags(maxBytes = 8): readonly boolean[] {
    const [unused] = this.contents
    if (!this.is(Tag.bitString) || this.constructed || unused === undefined || unused > 7)
      throw new Asn1Error('BIT STRING expected')
    const bytes = this.contents.subarray(1)
    if (bytes.length > maxBytes || (bytes.length === 0 && unused > 0)) throw new Asn1Error('BIT STRING expected')
    const flags: boolean[] = []
    for (let bit = 0; bit < bytes.length * 8 - unused; bit++)
      flags.push(((bytes[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0)
    return flags
  }

  text(): string {
    if (this.tagClass !== 'universal' || this.constructed) throw new Asn1Error('string expected')
    switch (this.tag) {
      case Tag.utf8:
        return decodeText('utf-8', this.contents)
      case Tag.numeric:
      case Tag.printable:
      case Tag.ia5:
      case Tag.teletex:
        return Buffer.from(this.contents).toString('latin1')
      case Tag.bmp:
        return decodeText('utf-16be', this.contents)
      default:
        throw new Asn1Error('string expected')
    }
  }

  /** UTCTime or GeneralizedTime, in UTC and with seconds, as RFC 5280 requires. */
  time(): Date {
    const text = Buffer.from(this.contents).toString('latin1')
    const match = this.is(Tag.utcTime)
      ? /^(?<year>\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)()Z$/.exec(text)
      : this.is(Tag.generalizedTime)
        ? /^(?<year>\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d{1,9})?Z$/.exec(text)
        : null
    if (!match || this.constructed) throw new Asn1Error('time expected')
    const part = (n: number): number => Number(match[n])
    const year = this.is(Tag.utcTime) ? (part(1) < 50 ? 2000 : 1900) + part(1) : part(1)
    const millis = match[7] ? Math.floor(Number(`0${match[7]}`) * 1000) : 0
    const date = new Date(Date.UTC(year, part(2) - 1, part(3), part(4), part(5), part(6), millis))
    const valid =
      date.getUTCFullYear() === year &&
      date.getUTCMonth() === part(2) - 1 &&
      date.getUTCDate() === part(3) &&
      date.getUTCHours() === part(4) &&
      date.getUTCMinutes() === part(5) &&
      date.getUTCSeconds() === part(6)
    if (!valid) throw new Asn1Error('no such time')
    return date
  }
}

function decodeText(encoding: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new Asn1Error('string is not valid text')
  }
}

/** Dotted form. Arcs above 2⁵³ are refused: no identifier known here has one. */
export function readOid(contents: Uint8Array): string {
  if (contents.length === 0 || contents.length > 64) throw new Asn1Error('OBJECT IDENTIFIER length')
  const arcs: number[] = []
  let value = 0
  let atArcStart = true
  for (const byte of contents) {
    if (atArcStart && byte === 0x80) throw new Asn1Error('OBJECT IDENTIFIER arc padded')
    if (value > 2 ** 45) throw new Asn1Error('OBJECT IDENTIFIER arc too large')
    value = value * 128 + (byte & 0x7f)
    atArcStart = (byte & 0x80) === 0
    if (!atArcStart) continue
    if (arcs.length === 0) {
      const root = Math.min(2, Math.floor(value / 40))
      arcs.push(root, value - 40 * root)
    } else arcs.push(value)
    value = 0
  }
  if (!atArcStart) throw new Asn1Error('OBJECT IDENTIFIER truncated')
  return arcs.join('.')
}

/** A certificate serial or another INTEGER by its contents, as lower-case hex without sign padding. */
export function integerHex(element: Asn1): string {
  if (!element.is(Tag.integer) || element.contents.length === 0) throw new Asn1Error('INTEGER expected')
  const hex = toHex(element.contents)
  return hex.length > 2 && hex.startsWith('00') ? hex.slice(2) : hex
}
