import { describe, expect, it } from 'vitest'
import { createHints } from './hints.ts'
import type { Hint, PictureTraits } from './types.ts'

interface Tile {
  readonly brightness: number
  readonly burnt?: number
  readonly alternations?: number
  readonly sharpness?: number
}

/** A picture of 16 × 9 tiles. */
function picture(tileAt: (column: number, row: number) => Tile): PictureTraits {
  const tiles = Array.from({ length: 144 }, (_, place) => tileAt(place % 16, Math.floor(place / 16)))
  const all = (measure: (tile: Tile) => number | undefined) => Uint8Array.from(tiles, (tile) => measure(tile) ?? 0)
  return {
    brightness: 100,
    burnt: 0,
    tiles: {
      brightness: all((tile) => tile.brightness),
      burnt: all((tile) => tile.burnt),
      alternations: all((tile) => tile.alternations),
      sharpness: all((tile) => tile.sharpness),
    },
  }
}

const wall = (column: number, row: number): Tile => ({
  brightness: 90 + column + 2 * row,
  alternations: row === 2 ? 1 : 0,
})
const room = picture(wall)

const code: Tile = { brightness: 150, alternations: 9, sharpness: 140 }
const phone = (tile: Partial<Tile> = {}) =>
  picture((column, row) => (column > 5 && column < 10 && row > 2 && row < 8 ? { ...code, ...tile } : wall(column, row)))
const blurred = phone({ sharpness: 45 })
const burnt = phone({ brightness: 235, burnt: 240, alternations: 2 })
const dim = phone({ brightness: 50 })
/** Somebody has sat down: other shades in the middle, nothing in them that takes turns. */
const visitor = picture((column, row) =>
  column > 4 && column < 11 && row > 1 ? { brightness: 160, alternations: 2, sharpness: 90 } : wall(column, row),
)

/** Twenty looks a second at each picture in turn, for so many seconds; gives back what was advised, and when. */
function watch(
  ...scenes: (readonly [picture: PictureTraits, seconds: number, engine?: 'bars'] | 'read')[]
): [second: number, hint: Hint | undefined][] {
  const hints = createHints()
  const changes: [number, Hint | undefined][] = []
  let at = 0
  const note = (hint: Hint | undefined): void => {
    if (hint !== changes.at(-1)?.[1]) changes.push([at / 1000, hint])
  }
  for (const scene of scenes) {
    if (scene === 'read') {
      hints.read()
      continue
    }
    for (let look = 0; look < scene[1] * 20; look++, at += 50) note(hints.look(scene[0], scene[2] === 'bars', at))
  }
  return changes
}

const kinds = (changes: ReturnType<typeof watch>) => changes.map(([, hint]) => hint)

describe('nobody is advised', () => {
  it('at an empty desk, however long', () => {
    expect(watch([room, 3600])).toEqual([])
  })

  it('who only sits there', () => {
    expect(watch([room, 5], [visitor, 600], [room, 60])).toEqual([])
  })

  it('whose code is read in time', () => {
    expect(watch([room, 5], [phone(), 4], 'read', [phone(), 4], 'read', [room, 60])).toEqual([])
  })

  it('about what was there when the camera was opened, or is there for ever', () => {
    expect(watch([phone(), 600])).toEqual([])
    const changes = watch([room, 5], [phone(), 3600])
    expect(kinds(changes)).toEqual(['qr', 'digits', undefined])
    expect(changes.at(-1)?.[0]).toBeLessThan(80)
  })

  it('because the light changes, at once or slowly', () => {
    const lit = picture((column, row) => ({ ...wall(column, row), brightness: wall(column, row).brightness * 1.7 }))
    const textured = (light: number) =>
      picture((column, row) => ({ brightness: (100 + column) * light, alternations: row > 6 ? 7 : 1 }))
    expect(watch([room, 5], [lit, 60], [room, 60])).toEqual([])
    expect(
      watch([textured(1), 5], ...Array.from({ length: 100 }, (_, step) => [textured(1 - step / 200), 1] as const)),
    ).toEqual([])
  })

  it('because the camera was turned to a shelf of books', () => {
    const shelf = picture((column) => ({ brightness: 60 + 12 * (column % 5), alternations: 8, sharpness: 200 }))
    expect(watch([room, 5], [shelf, 600])).toEqual([])
  })

  it('because there are blinds in the window, which the engine takes for bars', () => {
    expect(watch([room, 60, 'bars'], [visitor, 60, 'bars'], [room, 60, 'bars'])).toEqual([])
  })

  it('because a hand passes by', () => {
    expect(
      watch(
        [room, 5],
        ...Array.from(
          { length: 20 },
          () =>
            [
              [phone(), 2],
              [room, 3],
            ] as const,
        ).flat(),
      ),
    ).toEqual([])
  })
})

describe('after five seconds without a read', () => {
  it.each([
    ['glare', burnt],
    ['dark', dim],
    ['near', blurred],
  ] as const)('says %s when that is what the picture shows', (hint, shown) => {
    const changes = watch([room, 5], [shown, 6])
    expect(kinds(changes)).toEqual([hint])
    expect(changes[0]?.[0]).toBeCloseTo(10, 0)
  })

  it('knows a screen so near that its code has melted away', () => {
    const melted = picture((column, row) =>
      column > 4 && column < 11 && row > 1
        ? {
            brightness: column === 5 || column === 10 ? 50 : 190,
            alternations: 1,
            sharpness: column === 5 || column === 10 ? 20 : 0,
          }
        : wall(column, row),
    )
    expect(kinds(watch([room, 5], [melted, 6]))).toEqual(['near'])
  })

  it('goes on to the QR and to typing, and stays there', () => {
    expect(kinds(watch([room, 5], [blurred, 50]))).toEqual(['near', 'qr', 'digits'])
    expect(kinds(watch([room, 5], [phone(), 40]))).toEqual(['qr', 'digits'])
  })

  it('is not stopped by single looks that see nothing', () => {
    expect(
      kinds(
        watch(
          [room, 5],
          ...Array.from(
            { length: 30 },
            () =>
              [
                [blurred, 0.2],
                [room, 0.05],
              ] as const,
          ).flat(),
        ),
      ),
    ).toEqual(['near'])
  })

  it('takes the engine’s word for bars that the tiles do not tell', () => {
    expect(kinds(watch([room, 5], [visitor, 6, 'bars']))).toEqual(['qr'])
  })
})

describe('advice', () => {
  it('follows what the picture shows', () => {
    expect(kinds(watch([room, 5], [blurred, 6], [burnt, 6]))).toEqual(['near', 'glare'])
    expect(kinds(watch([room, 5], [blurred, 6], [phone(), 5]))).toEqual(['near', 'qr'])
  })

  it('never flickers: each stays four seconds', () => {
    const nervous = Array.from(
      { length: 400 },
      (_, step) => [[blurred, burnt, dim, phone(), room][(step * 7) % 5] ?? room, 0.3] as const,
    )
    const changes = watch([room, 5], ...nervous)
    expect(changes.length).toBeGreaterThan(2)
    for (const [place, [second]] of changes.entries()) {
      const before = changes[place - 1]
      if (before?.[1] !== undefined) expect(second - before[0]).toBeGreaterThanOrEqual(3.999)
    }
  })

  it('stays four seconds when the phone is taken away, and then goes', () => {
    const changes = watch([room, 5], [blurred, 5.5], [room, 20])
    expect(kinds(changes)).toEqual(['near', undefined])
    expect((changes[1]?.[0] ?? 0) - (changes[0]?.[0] ?? 0)).toBeCloseTo(4, 0)
  })

  it('goes at once when the code is read', () => {
    const changes = watch([room, 5], [blurred, 5.5], 'read', [room, 1])
    expect(kinds(changes)).toEqual(['near', undefined])
    expect(changes[1]?.[0]).toBeCloseTo(10.5, 1)
  })

  it('goes on where it was when the same visitor tries again, and begins anew with the next one', () => {
    expect(kinds(watch([room, 5], [blurred, 7], [room, 6], [blurred, 7]))).toEqual(['near', undefined, 'qr'])
    expect(kinds(watch([room, 5], [blurred, 7], [room, 30], [blurred, 7]))).toEqual(['near', undefined, 'near'])
    expect(kinds(watch([room, 5], [blurred, 7], 'read', [room, 3], [blurred, 7]))).toEqual(['near', undefined, 'near'])
  })
})

it('somebody who holds up a phone is known as one who tries, also before there is advice', () => {
  const hints = createHints()
  for (let at = 0; at < 3000; at += 50) hints.look(room, false, at)
  expect(hints.tries).toBe(false)
  for (let at = 3000; at < 4000; at += 50) hints.look(phone(), false, at)
  expect(hints.tries).toBe(true)
  for (let at = 4000; at < 6000; at += 50) hints.look(room, false, at)
  expect(hints.tries).toBe(false)
})

it('a machine that looks every other second still advises', () => {
  const hints = createHints()
  for (let at = 0; at < 6000; at += 2000) hints.look(room, false, at)
  for (let at = 6000; at < 11_000; at += 2000) expect(hints.look(blurred, false, at)).toBeUndefined()
  expect(hints.look(blurred, false, 12_000)).toBe('near')
})

it('time in which nobody looked is no time of trying', () => {
  const hints = createHints()
  for (let at = 0; at < 3000; at += 50) hints.look(room, false, at)
  for (let at = 3000; at < 4000; at += 50) hints.look(phone(), false, at)
  for (let at = 60_000; at < 64_900; at += 50) expect(hints.look(phone(), false, at)).toBeUndefined()
  expect(hints.look(phone(), false, 65_000)).toBe('qr')
})

it('a camera that was opened anew has another scene', () => {
  const hints = createHints()
  for (let at = 0; at < 3000; at += 50) hints.look(room, false, at)
  hints.restart()
  for (let at = 3000; at < 20_000; at += 50) expect(hints.look(phone(), false, at)).toBeUndefined()
})
