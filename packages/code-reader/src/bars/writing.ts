import type { Symbols } from './decode.ts'
import type { Choice, Layout } from './layouts.ts'
import { eanParities } from './symbols.ts'

const everyCheck = Array.from({ length: 103 }, (_, symbol) => symbol)
const kept = new WeakMap<Layout, Map<number, readonly number[]>>()

/** All symbols that may stand at a place of a layout; at that of the check symbol any. */
export function symbolsAt(layout: Layout, at: number): readonly number[] {
  let places = kept.get(layout)
  if (places === undefined) {
    places = new Map(layout.places.map((place) => [place.at, place.choices.map(({ symbol }) => symbol)]))
    kept.set(layout, places)
  }
  return at === layout.checkAt ? everyCheck : (places.get(at) ?? [])
}

/** The symbols by which a layout writes a number; undefined when it cannot. */
export function writtenIn(layout: Layout, text: string): Symbols | undefined {
  // The first digit of EAN-13 has no bars; it is told by which of the six on the left are even.
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
