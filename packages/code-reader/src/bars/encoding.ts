import type { Symbols } from './decode.ts'
import type { Choice, Layout } from './layouts.ts'
import { eanParities } from './symbols.ts'

const everyCheck = Array.from({ length: 103 }, (_, symbol) => symbol)
const cache = new WeakMap<Layout, Map<number, readonly number[]>>()

/** All symbols that are possible at a place of a layout; any at that of the check symbol. */
export function symbolsAt(layout: Layout, at: number): readonly number[] {
  let places = cache.get(layout)
  if (places === undefined) {
    places = new Map(layout.places.map((place) => [place.at, place.choices.map(({ symbol }) => symbol)]))
    cache.set(layout, places)
  }
  return at === layout.checkAt ? everyCheck : (places.get(at) ?? [])
}

/** The symbols with which a layout encodes a number; undefined when it cannot. */
export function encodeNumber(layout: Layout, text: string): Symbols | undefined {
  // The first digit of EAN-13 has no bars: which of the six on the left are even encodes it.
  const hasFirst = layout.format === 'ean-13'
  const parity = eanParities[Number(text[0])] ?? 0
  let [rest, sides] = [hasFirst ? text.slice(1) : text, 6]
  const path: Choice[] = []
  for (const { choices } of layout.places) {
    const isLeft = choices[0]?.even !== undefined
    if (isLeft) sides--
    const choice = choices.find(
      ({ digits, even }) => rest.startsWith(digits) && (even === undefined || even === ((parity >> sides) % 2 === 1)),
    )
    if (choice === undefined) return undefined
    rest = rest.slice(choice.digits.length)
    path.push(choice)
  }
  const finished = layout.finish(path)
  if (finished?.text !== text) return undefined
  const symbols = path.map(({ symbol }, place) => ({ symbol, at: layout.places[place]!.at }))
  return layout.checkAt === undefined || finished.check === undefined
    ? symbols
    : [...symbols, { symbol: finished.check, at: layout.checkAt }].toSorted((a, b) => a.at - b.at)
}
