import type { Choice, Layout, Place } from './layouts.ts'
import type { Optics } from './optics.ts'
import { overlapOf, samplesPerModule, waveformsOf } from './waveforms.ts'
import type { Waveforms } from './waveforms.ts'

/** What a layout looks like with some optical distortion, prepared for comparison with a picture. */
export interface Model {
  readonly layout: Layout
  readonly waveforms: Waveforms
  /** Samples of a whole code with `waveforms.reach` modules on both sides. */
  readonly samples: number
  readonly places: readonly ModelPlace[]
  /** The last place that encodes a digit; all places after it follow from the digits. */
  readonly lastDigitPlace: number
  /** Sum of darkness of an average number. */
  readonly expected: number
}

/** A place of the layout with its choices in flat arrays, for speed. */
export interface ModelPlace {
  readonly choices: readonly Choice[]
  /** First sample of a waveform at this place. */
  readonly start: number
  readonly width: number
  /** Waveforms of all choices, one after the other. */
  readonly waves: Float32Array
  /** Energy of each choice without its neighbours. */
  readonly energy: Float32Array
  /** Average overlap of each choice with its neighbours: with both, and with the next one. */
  readonly overlapBeside: Float32Array
  readonly overlapNext: Float32Array
}

const cache = new WeakMap<Layout, Map<string, Model>>()

/** The model of a layout; made once for each set of optics. */
export function modelOf(layout: Layout, optics: Optics): Model {
  const key = `${optics.spread} ${optics.smear} ${optics.barLoss}`
  let made = cache.get(layout)
  if (made === undefined) cache.set(layout, (made = new Map<string, Model>()))
  let model = made.get(key)
  if (model === undefined) made.set(key, (model = make(layout, optics)))
  return model
}

function make(layout: Layout, optics: Optics): Model {
  const waveforms = waveformsOf(layout.symbols, optics)
  const all = withCheck(layout)
  const means = all.map((place) => meanWave(place, waveforms))
  const overlaps = (place: Place, index: number): Float32Array =>
    Float32Array.from(place.choices, ({ symbol }) => {
      const other = all[index]
      const mean = means[index]
      return other === undefined || mean === undefined
        ? 0
        : overlapOf(mean, waveforms.of[symbol]!, (place.at - other.at) * samplesPerModule)
    })
  const places = all.flatMap((place, index): ModelPlace[] => {
    if (place.at === layout.checkAt) return []
    const before = overlaps(place, index - 1)
    const overlapNext = overlaps(place, index + 1)
    const width = means[index]!.length
    const waves = new Float32Array(width * place.choices.length)
    place.choices.forEach(({ symbol }, choice) => waves.set(waveforms.of[symbol]!, choice * width))
    return [
      {
        choices: place.choices,
        start: place.at * samplesPerModule,
        width,
        waves,
        overlapNext,
        energy: Float32Array.from(place.choices, ({ symbol }) => waveforms.energy[symbol]!),
        overlapBeside: before.map((value, at) => value + overlapNext[at]!),
      },
    ]
  })
  return {
    layout,
    waveforms,
    places,
    samples: (layout.modules + 2 * waveforms.reach) * samplesPerModule,
    lastDigitPlace: places.findLastIndex(({ choices }) => choices.length > 1),
    expected: means.reduce((sum, wave) => sum + wave.reduce((whole, value) => whole + value, 0), 0),
  }
}

/** The places with that of the check symbol, which may hold anything until the digits are known. */
function withCheck({ places, checkAt }: Layout): Place[] {
  if (checkAt === undefined) return [...places]
  return [
    ...places,
    { at: checkAt, choices: Array.from({ length: 103 }, (_, symbol) => ({ symbol, digits: '' })) },
  ].toSorted((a, b) => a.at - b.at)
}

function meanWave({ choices }: Place, waveforms: Waveforms): Float32Array {
  const mean = new Float32Array(waveforms.of[choices[0]!.symbol]!.length)
  for (const { symbol } of choices)
    waveforms.of[symbol]!.forEach((value, at) => (mean[at] = mean[at]! + value / choices.length))
  return mean
}
