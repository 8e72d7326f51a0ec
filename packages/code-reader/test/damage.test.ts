// A damaged code is told as the number that is shown, or not at all. `npm run bench -- damage` shows it on many more.
import { beforeAll, describe, expect, it } from 'vitest'
import { damagedCode } from '../bench/damage/damaged-frame.ts'
import type { DamagedCode } from '../bench/damage/damaged-frame.ts'
import { kindNames } from '../bench/damage/kinds.ts'
import { measureDamage } from '../bench/damage/measure-damage.ts'
import { noTally } from '../bench/damage/tally.ts'
import type { Tally } from '../bench/damage/tally.ts'
import { loadDecoder } from '../bench/shipping-reader.ts'
import { readBars } from '../src/bars/bar-reader.ts'
import { barModes } from '../src/bars/bar-modes.ts'
import { locateBars } from '../src/bars/locate.ts'
import { createJsDecoder } from '../src/engine/js-decoder.ts'
import { trustedDecoder } from '../src/engine/trusted-decoder.ts'
import type { Decoder } from '../src/engine/wasm-decoder.ts'

/** Codes of which a number that was not shown was told once, by seed and index. */
const onceWrong: { byUs: readonly string[]; byTheEngine: readonly string[]; byTheLibrary: readonly string[] } = {
  byUs: ['once wrong/227', 'once wrong/577', 'damage/10520', 'damage/15251'],
  byTheEngine: ['once wrong/725', 'damage/10233'],
  byTheLibrary: ['once wrong/306', 'once wrong/577'],
}

function codeOf(name: string): DamagedCode {
  const [seed = '', index] = name.split('/')
  return damagedCode({ seed, index: Number(index) })
}

describe('damaged codes', { timeout: 120_000 }, () => {
  const sessions = 6
  const tally: Tally = noTally()
  beforeAll(async () => {
    const measure = await measureDamage()
    for (let index = 0; index < 8 * kindNames.length; index++)
      await measure({ what: 'frames', seed: 'test' }, index, tally)
    for (let index = 0; index < sessions * 3; index += 3)
      await measure({ what: 'sessions', seed: 'test sessions' }, index, tally)
  }, 240_000)

  const right = (reader: string): number =>
    Object.values(tally.kinds).reduce((sum, { readers }) => sum + (readers[reader]?.right ?? 0), 0)

  it('are never told as another number', () => {
    expect(tally.frames).toBe(8 * kindNames.length + sessions)
    expect(tally.wrong).toEqual([])
  })

  it('are told at one look at least as often as zxing-wasm reads them', () => {
    expect(right('code-reader frame')).toBeGreaterThan(20)
    expect(right('code-reader frame')).toBeGreaterThanOrEqual(right('zxing-wasm defaults'))
  })
})

describe('what was once told wrong', () => {
  let wasm: Decoder
  beforeAll(async () => {
    wasm = await loadDecoder()
  })

  it.each(onceWrong.byUs)('is not told so by our own reader: %s', (name) => {
    const code = codeOf(name)
    const picture = code.frame(0)
    const texts = barModes.flatMap((mode) => readBars(picture, locateBars(picture, mode.search), mode).read?.text ?? [])
    expect(texts.filter((text) => !code.shown.includes(text))).toEqual([])
  })

  it.each([
    ['zxing-wasm', onceWrong.byTheEngine, () => wasm],
    ['@zxing/library', onceWrong.byTheLibrary, createJsDecoder],
  ] as const)('is not believed of %s', (_, names, engine) => {
    for (const name of names) {
      const code = codeOf(name)
      const text = engine()(code.frame(0))?.text
      expect(text !== undefined && !code.shown.includes(text)).toBe(true)
      expect(trustedDecoder(engine())(code.frame(0))).toBeUndefined()
    }
  })
})
