import { concat, fromHex } from '../bytes.ts'
import { Tag } from './reader.ts'

/** A DER element with the given identifier octet. */
export function tlv(identifier: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const body = contents.length === 1 ? contents[0]! : concat(...contents)
  const out = lengthOctets(body.length)
  return concat(Uint8Array.of(identifier, ...out), body)
}

function lengthOctets(length: number): number[] {
  if (length < 0x80) return [length]
  const octets: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256)
  return [0x80 | octets.length, ...octets]
}

export function sequence(...elements: readonly Uint8Array[]): Uint8Array {
  return tlv(0x30, ...elements)
}

/** SET OF; DER requires that the encodings are sorted. */
export function setOf(...elements: readonly Uint8Array[]): Uint8Array {
  return tlv(0x31, ...elements.toSorted((a, b) => Buffer.compare(a, b)))
}

export function octetString(bytes: Uint8Array): Uint8Array {
  return tlv(Tag.octetString, bytes)
}

export function bitString(bytes: Uint8Array, unusedBits = 0): Uint8Array {
  return tlv(Tag.bitString, Uint8Array.of(unusedBits), bytes)
}

export function nullValue(): Uint8Array {
  return tlv(Tag.null, new Uint8Array())
}

export function boolean(value: boolean): Uint8Array {
  return tlv(Tag.boolean, Uint8Array.of(value ? 0xff : 0))
}

/** Non-negative INTEGER. */
export function integer(value: number | bigint): Uint8Array {
  let hex = value.toString(16)
  if (hex.length % 2) hex = `0${hex}`
  if (Number.parseInt(hex.slice(0, 2), 16) & 0x80) hex = `00${hex}`
  return tlv(Tag.integer, fromHex(hex))
}

export function oid(dotted: string): Uint8Array {
  const [root = 0, second = 0, ...arcs] = dotted.split('.').map(Number)
  const octets: number[] = []
  for (const arc of [root * 40 + second, ...arcs]) {
    const digits = [arc % 128]
    for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128)) digits.unshift((rest % 128) | 0x80)
    octets.push(...digits)
  }
  return tlv(Tag.oid, Uint8Array.from(octets))
}

export function utf8String(text: string): Uint8Array {
  return tlv(Tag.utf8, new TextEncoder().encode(text))
}

export function printableString(text: string): Uint8Array {
  return tlv(Tag.printable, Uint8Array.from(Buffer.from(text, 'latin1')))
}

/** UTCTime until 2049 and GeneralizedTime from 2050, in whole seconds (RFC 5280). */
export function time(date: Date): Uint8Array {
  const digits = date.toISOString().replace(/[-:T]/g, '').slice(0, 14)
  const general = date.getUTCFullYear() >= 2050
  const text = `${general ? digits : digits.slice(2)}Z`
  return tlv(general ? Tag.generalizedTime : Tag.utcTime, new TextEncoder().encode(text))
}

export function generalizedTime(date: Date): Uint8Array {
  return tlv(Tag.generalizedTime, new TextEncoder().encode(`${date.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`))
}

/** A constructed context tag: explicit around one element, or an implicit SEQUENCE or SET of several. */
export function context(tag: number, ...elements: readonly Uint8Array[]): Uint8Array {
  return tlv(0xa0 | tag, ...elements)
}

/** A primitive context tag, for an implicit string. */
export function contextPrimitive(tag: number, bytes: Uint8Array): Uint8Array {
  return tlv(0x80 | tag, bytes)
}
