/** Random numbers that are the same each time (mulberry32), so that two people who look at a demo see the same. */
export function createSeededRandom(seed: number) {
  let state = seed
  function unit(): number {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (least: number, most: number) => least + unit() * (most - least)
  return {
    between,
    whole: (least: number, most: number) => Math.floor(between(least, most + 1)),
    /** True in this percentage of calls. */
    often: (percent: number) => unit() * 100 < percent,
    one<Item>(items: readonly Item[]): Item {
      const found = items[Math.floor(unit() * items.length)]
      if (found === undefined) throw new Error('nothing to choose from')
      return found
    },
    /** Picks one item; each is as likely as its weight says. */
    weighted<Item>(items: readonly (readonly [Item, number])[]): Item {
      let left = unit() * items.reduce((sum, [, weight]) => sum + weight, 0)
      const found = items.find(([, weight]) => (left -= weight) < 0) ?? items.at(-1)
      if (found === undefined) throw new Error('nothing to choose from')
      return found[0]
    },
  }
}

export type SeededRandom = ReturnType<typeof createSeededRandom>
