import { describe, expect, it } from 'vitest'
import { createAcceptance } from './acceptance.ts'
import { barModes } from './bars/bar-modes.ts'
import type { CodeFormat, Sighting } from './types.ts'

const link = 'https://diia.app/documents/internal-passport/5f0c/verify/8f14e45f-ceea-467f-a1d2-3b4c5d6e7f80'
const number = '5579455552341'
const other = '8169516997999'

const seen = (text: string, format: CodeFormat): Sighting => ({ text, format, engine: 'wasm' })

/** Shows the frames 50 ms apart, starting at `from`, and gives back the texts reported. */
function show(acceptance: ReturnType<typeof createAcceptance>, frames: (Sighting | undefined)[], from = 0): string[] {
  return frames.flatMap((frame, place) => acceptance.look(frame, from + place * 50, true)?.text ?? [])
}

const nothing = (frames: number): undefined[] => Array.from({ length: frames }, () => undefined)

describe('what is accepted as a read', () => {
  it('takes a QR that is alone at its first look and says when', () => {
    expect(createAcceptance().look(seen(link, 'qr'), 12, true)).toEqual({
      text: link,
      format: 'qr',
      engine: 'wasm',
      readAt: 12,
    })
  })

  it('needs two looks at a QR beside which nobody looked, with no other one between', () => {
    const acceptance = createAcceptance()
    const texts = [link, `${link}1`, link, `${link}1`, `${link}1`].map(
      (text, place) => acceptance.look(seen(text, 'qr'), place * 50)?.text,
    )
    expect(texts).toEqual([undefined, undefined, undefined, undefined, `${link}1`])
  })

  it.each(['ean-13', 'code-128'] as const)('needs two equal looks at %s', (format) => {
    const acceptance = createAcceptance()
    expect(acceptance.look(seen(number, format), 0)).toBeUndefined()
    expect(acceptance.look(seen(number, format), 40)?.text).toBe(number)
  })

  it('lets frames without a read lie between the two', () => {
    expect(show(createAcceptance(), [seen(number, 'ean-13'), undefined, undefined, seen(number, 'ean-13')])).toEqual([
      number,
    ])
  })

  it('starts over when another number comes between', () => {
    const bars = seen(number, 'code-128')
    expect(show(createAcceptance(), [bars, seen(other, 'code-128'), bars])).toEqual([])
    expect(show(createAcceptance(), [bars, seen(other, 'code-128'), bars, bars])).toEqual([number])
  })

  it('does not join two looks that lie more than a second apart', () => {
    expect(show(createAcceptance(), [seen(number, 'ean-13'), ...nothing(20), seen(number, 'ean-13')])).toEqual([])
  })

  it.each(['5579455552342', '0579455552346', '557945555234', '55794555523411', 'ABC-12'])(
    'never takes bars that say «%s» at a few looks',
    (text) => {
      expect(
        show(
          createAcceptance(),
          Array.from({ length: barModes.length }, () => seen(text, 'code-128')),
        ),
      ).toEqual([])
    },
  )

  it('tells bars that hold something else when nothing better came of them', () => {
    const wrong = seen('0579455552346', 'ean-13')
    expect(
      show(
        createAcceptance(),
        Array.from({ length: 40 }, () => wrong),
      ),
    ).toEqual([wrong.text])
    const late = [
      ...Array.from({ length: barModes.length }, () => wrong),
      seen(number, 'ean-13'),
      seen(number, 'ean-13'),
    ]
    expect(show(createAcceptance(), late)).toEqual([number])
  })
})

describe('a code that stays in view', () => {
  it('is reported once however long it is held', () => {
    expect(
      show(
        createAcceptance(),
        Array.from({ length: 400 }, () => seen(link, 'qr')),
      ),
    ).toEqual([link])
    expect(
      show(
        createAcceptance(),
        Array.from({ length: 400 }, () => seen(number, 'code-128')),
      ),
    ).toEqual([number])
  })

  it('is reported once though most frames miss it', () => {
    const frames = Array.from({ length: 400 }, (_, place) => (place % 15 === 0 ? seen(link, 'qr') : undefined))
    expect(show(createAcceptance(), frames)).toEqual([link])
  })

  it('is reported again after it was gone for a second', () => {
    expect(show(createAcceptance(), [seen(link, 'qr'), ...nothing(21), seen(link, 'qr')])).toEqual([link, link])
    expect(show(createAcceptance(), [seen(link, 'qr'), ...nothing(18), seen(link, 'qr')])).toEqual([link])
  })

  it('is not reported again because nobody looked for a while', () => {
    const acceptance = createAcceptance()
    expect(show(acceptance, [seen(link, 'qr')])).toEqual([link])
    expect(show(acceptance, [seen(link, 'qr'), seen(link, 'qr')], 60_000)).toEqual([])
    expect(show(acceptance, [...nothing(21), seen(link, 'qr')], 60_100)).toEqual([link])
  })

  it('is not forgotten because another one is shown beside it', () => {
    const frames = Array.from({ length: 60 }, (_, place) =>
      place % 2 === 0 ? seen(link, 'qr') : seen(`${link}1`, 'qr'),
    )
    expect(show(createAcceptance(), frames)).toEqual([link, `${link}1`])
  })

  it('is still in view while it is one of several, none of which is read', () => {
    const acceptance = createAcceptance()
    expect(show(acceptance, [seen(number, 'ean-13'), seen(number, 'ean-13')])).toEqual([number])
    for (let at = 100; at < 5000; at += 50) acceptance.lookAtSeveral([number, other], at)
    expect(
      show(
        acceptance,
        Array.from({ length: 20 }, () => seen(number, 'ean-13')),
        5000,
      ),
    ).toEqual([])
    expect(show(acceptance, [seen(other, 'ean-13'), seen(other, 'ean-13')], 6000)).toEqual([other])
  })
})
