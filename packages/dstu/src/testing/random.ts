import { createHash, randomBytes } from 'node:crypto'

/** `length` bytes at every call. */
export type RandomSource = (length: number) => Uint8Array

export const systemRandom: RandomSource = (length) => Uint8Array.from(randomBytes(length))

/** The same bytes for the same seed, for tests that must repeat. Never for keys that anyone trusts. */
export function seededRandom(seed: string): RandomSource {
  let counter = 0
  return (length) => {
    const out = new Uint8Array(length)
    for (let at = 0; at < length; at += 32) {
      const block = createHash('sha256').update(`${seed}/${counter++}`).digest()
      out.set(block.subarray(0, length - at), at)
    }
    return out
  }
}
