// Checks whether a secret may be random. Randomness cannot be proved, but the opposite can be seen: text instead of
// bytes, few different characters, a repeated block, counted values, words. A truly random secret of the required
// length fails by chance about once in six hundred thousand, and another one is made in a moment.
import { isUtf8 } from 'node:buffer'

/**
 * Words of examples and hasty choices: long ones, and short ones that must stand alone, because random text may contain
 * them.
 */
const words =
  /change|secret|passwo|exampl|callback|placeholder|qwerty|letmein|default|insert|replace|sample|(^|[^a-z0-9])(token|admin|demo|key)([^a-z0-9]|$)/i

/** @returns why 32 bytes can't be a random key, or undefined */
export function weakKey(key: Uint8Array): string | undefined {
  if (isUtf8(key)) return 'is text, not random bytes'
  if (new Set(key).size < 20) return 'has too few different bytes to be random'
  if (new Set(differences(key)).size < 16) return 'follows a pattern'
  return undefined
}

/** @returns why a text of 32 letters and digits or more can't be random, or undefined */
export function weakText(text: string): string | undefined {
  if (words.test(text)) return 'holds a word that people choose'
  if (new Set(text).size < 8) return 'has too few different signs to be random'
  if (/^(.+?)\1+$/.test(text)) return 'repeats itself'
  if (new Set(differences(Buffer.from(text))).size < 6) return 'follows a pattern'
  if (/^([a-z_-]+|[A-Z_-]+|([A-Z]?[a-z]{2,}[_-]){3,}[A-Z]?[a-z]+)$/.test(text)) return 'looks like words'
  return undefined
}

/**
 * @returns why a value that Diia issued must be a placeholder, or undefined. Diia's own rules for tokens are not
 *   published
 */
export function placeholder(text: string): string | undefined {
  if (text.length < 16) return 'is too short for a value from Diia'
  if (new Set(text).size < 6 || words.test(text) || /^(.+?)\1+$/.test(text) || /[<>{}\s…]/.test(text))
    return 'is an example, not what Diia gave'
  return undefined
}

/** @returns why a chosen password is too weak, or undefined */
export function weakPassword(text: string): string | undefined {
  if (text.length < 6) return 'is too short'
  if (new Set(text).size < 4 || words.test(text) || /12345|abcde|qwert/i.test(text)) return 'is easy to guess'
  return undefined
}

function differences(bytes: Uint8Array): number[] {
  return Array.from(bytes.subarray(1), (byte, index) => (byte - (bytes[index] as number) + 256) % 256)
}
