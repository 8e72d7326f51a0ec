import { Asn1, Asn1Error, Tag, type TagClass } from './element.ts'

export { Asn1, Asn1Error, integerHex, Tag } from './element.ts'

const classes: readonly TagClass[] = ['universal', 'application', 'context', 'private']

export interface ParseOptions {
  /** Allow the BER that CMS writers use: indefinite and non-minimal lengths, constructed OCTET STRINGs. */
  ber?: boolean
  depth?: number
  nodes?: number
}

/** Longest contents that are accepted; no real message comes near it. */
const maxLength = 2 ** 31 - 1

/** Parses exactly one element that fills the input. */
export function parse(bytes: Uint8Array, options: ParseOptions = {}): Asn1 {
  const parser = new Parser(bytes, options)
  const element = parser.element(0, bytes.length, 0)
  if (parser.position !== bytes.length) throw new Asn1Error('trailing bytes')
  return element
}

class Parser {
  position = 0
  private readonly input: Uint8Array
  private readonly ber: boolean
  private readonly maxDepth: number
  private nodesLeft: number

  constructor(input: Uint8Array, options: ParseOptions) {
    this.input = input
    this.ber = options.ber ?? false
    this.maxDepth = options.depth ?? 48
    this.nodesLeft = options.nodes ?? 200_000
  }

  element(start: number, limit: number, depth: number): Asn1 {
    if (depth > this.maxDepth) throw new Asn1Error('nested too deeply')
    if (--this.nodesLeft < 0) throw new Asn1Error('too many elements')
    this.position = start
    const identifier = this.byte(limit)
    const tag = (identifier & 31) === 31 ? this.longTag(limit) : identifier & 31
    const constructed = (identifier & 0x20) !== 0
    const tagClass = classes[identifier >> 6]!
    this.checkForm(tagClass, tag, constructed)
    const length = this.length(limit, constructed)
    const bodyStart = this.position
    if (length === undefined) return this.indefinite(tagClass, tag, start, limit, depth)
    const end = bodyStart + length
    if (end > limit) throw new Asn1Error('truncated')
    const children: Asn1[] = []
    if (constructed) while (this.position < end) children.push(this.element(this.position, end, depth + 1))
    this.position = end
    return new Asn1(
      tagClass,
      tag,
      constructed,
      this.input.subarray(start, end),
      this.input.subarray(bodyStart, end),
      children,
    )
  }

  private indefinite(tagClass: TagClass, tag: number, start: number, limit: number, depth: number): Asn1 {
    const bodyStart = this.position
    const children: Asn1[] = []
    while (this.input[this.position] !== 0 || this.input[this.position + 1] !== 0) {
      children.push(this.element(this.position, limit, depth + 1))
    }
    const bodyEnd = this.position
    const end = bodyEnd + 2
    if (end > limit) throw new Asn1Error('truncated')
    this.position = end
    return new Asn1(
      tagClass,
      tag,
      true,
      this.input.subarray(start, end),
      this.input.subarray(bodyStart, bodyEnd),
      children,
    )
  }

  /** In DER, SEQUENCE and SET are always constructed and every other universal type is primitive. */
  private checkForm(tagClass: TagClass, tag: number, constructed: boolean): void {
    if (tagClass !== 'universal') return
    if (tag === 0) throw new Asn1Error('unexpected end-of-contents octets')
    const mustBe = tag === Tag.sequence || tag === Tag.set
    const mayBe = this.ber && tag === Tag.octetString
    if (constructed !== mustBe && !(constructed && mayBe)) throw new Asn1Error('wrong form of a type')
  }

  private byte(limit: number): number {
    const value = this.position < limit ? this.input[this.position] : undefined
    if (value === undefined) throw new Asn1Error('truncated')
    this.position++
    return value
  }

  private longTag(limit: number): number {
    let tag = 0
    for (let count = 0; ; count++) {
      if (count === 3) throw new Asn1Error('tag too large')
      const byte = this.byte(limit)
      if (count === 0 && byte === 0x80) throw new Asn1Error('tag padded')
      tag = tag * 128 + (byte & 0x7f)
      if (byte & 0x80) continue
      if (tag < 31) throw new Asn1Error('tag not minimal')
      return tag
    }
  }

  /** Undefined for an indefinite length. */
  private length(limit: number, constructed: boolean): number | undefined {
    const first = this.byte(limit)
    if (first < 0x80) return first
    if (first === 0x80) {
      if (!this.ber || !constructed) throw new Asn1Error('indefinite length')
      return undefined
    }
    const count = first & 0x7f
    if (count > 4) throw new Asn1Error('length too large')
    let length = 0
    for (let i = 0; i < count; i++) length = length * 256 + this.byte(limit)
    if (length > maxLength) throw new Asn1Error('length too large')
    if (!this.ber && (length < 0x80 || length < 256 ** (count - 1))) throw new Asn1Error('length not minimal')
    return length
  }
}
