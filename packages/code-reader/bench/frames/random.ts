/** Random numbers that a text decides: the same text, the same numbers. */
export interface Random {
  /** At least 0, less than 1. */
  share(): number
  between(low: number, high: number): number
  below(count: number): number
  either<T>(some: readonly T[]): T
  sign(): 1 | -1
}

/** sfc32 (Doty-Humphrey, PractRand), its state filled by an FNV-1a hash of the text. */
export function randomOf(text: string): Random {
  let hash = 0x811c9dc5
  const mix = (value: number): number => (hash = Math.imul(hash ^ value, 0x01000193))
  for (const sign of text) mix(sign.codePointAt(0) ?? 0)
  let [a, b, c, counter] = [mix(1), mix(2), mix(3), 1]

  function share(): number {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return (sum >>> 0) / 2 ** 32
  }

  const random: Random = {
    share,
    between: (low, high) => low + (high - low) * share(),
    below: (count) => Math.floor(share() * count),
    either(some) {
      const one = some[random.below(some.length)]
      if (one === undefined) throw new Error('Nothing to choose from')
      return one
    },
    sign: () => (share() < 0.5 ? -1 : 1),
  }
  // The first numbers still show what the state was filled with.
  for (let round = 0; round < 12; round++) share()
  return random
}

/** Normally distributed numbers, mean 0 and deviation 1. A table: they are asked for by the million. */
export const normal: Float32Array = Float32Array.from(
  { length: 1 << 16 },
  ((random) => () => {
    const radius = Math.sqrt(-2 * Math.log(1 - random.share()))
    return radius * Math.cos(2 * Math.PI * random.share())
  })(randomOf('normal')),
)
