import { createHash, randomBytes } from 'node:crypto'

/** Returns `length` random bytes. */
export type RandomSource = (length: number) => Uint8Array

export const systemRandom: RandomSource = (length) => Uint8Array.from(randomBytes(length))

/** Gives the same bytes for the same seed, for reproducible tests. Never for real keys. */
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
