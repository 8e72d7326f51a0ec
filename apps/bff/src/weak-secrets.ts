// Whether a secret can be what its owner believes. What is random can't be proved; what is certainly not can be seen:
// text where bytes should be, few distinct signs, a block repeated, a row counted up, words. A truly random secret of
// the asked length fails these by chance less than once in a million.
import { isUtf8 } from 'node:buffer'

/** Words of examples and of people in a hurry: long ones, and short ones that stand alone, since random text may hold them. */
const words =
  /change|secret|passwo|exampl|callback|placeholder|qwerty|letmein|default|insert|replace|sample|(^|[^a-z0-9])(token|admin|demo|key)([^a-z0-9]|$)/i

/** @returns why 32 bytes can't be a random key, or undefined */
export function weakKey(key: Uint8Array): string | undefined {
  if (isUtf8(key)) return 'is text, not random bytes'
  if (new Set(key).size < 20) return 'has too few different bytes to be random'
  if (new Set(steps(key)).size < 16) return 'follows a pattern'
  return undefined
}

/** @returns why a text of 32 letters and digits or more can't be random, or undefined */
export function weakText(text: string): string | undefined {
  if (words.test(text)) return 'holds a word that people choose'
  if (new Set(text).size < 8) return 'has too few different signs to be random'
  if (/^(.+?)\1+$/.test(text)) return 'repeats itself'
  if (new Set(steps(Buffer.from(text))).size < 6) return 'follows a pattern'
  if (/^([a-z_-]+|[A-Z_-]+|([A-Z]?[a-z]{2,}[_-]){3,}[A-Z]?[a-z]+)$/.test(text)) return 'looks like words'
  return undefined
}

/** @returns why something that Diia gave can't be that, or undefined: its own rules for tokens are not published */
export function placeholder(text: string): string | undefined {
  if (text.length < 16) return 'is too short to be what Diia gave'
  if (new Set(text).size < 6 || words.test(text) || /^(.+?)\1+$/.test(text) || /[<>{}\s…]/.test(text))
    return 'is an example, not what Diia gave'
  return undefined
}

/** @returns why a password that somebody chose protects nothing, or undefined */
export function weakPassword(text: string): string | undefined {
  if (text.length < 6) return 'is too short'
  if (new Set(text).size < 4 || words.test(text) || /12345|abcde|qwert/i.test(text)) return 'is one that is tried first'
  return undefined
}

function steps(bytes: Uint8Array): number[] {
  return Array.from(bytes.subarray(1), (byte, index) => (byte - (bytes[index] as number) + 256) % 256)
}
