import { describe, expect, it } from 'vitest'
import { createPace } from './pace.ts'
import type { PictureSize } from './pace.ts'

/** A machine that takes so long for a look at each size, at ten looks a second. Gives back the sizes it came through. */
function run(tookMs: (size: PictureSize, second: number) => number, seconds: number): PictureSize[] {
  const pace = createPace()
  const sizes: PictureSize[] = [pace.size]
  for (let look = 0; look < seconds * 10; look++) {
    if (pace.look(tookMs(pace.size, look / 10), look * 100)) sizes.push(pace.size)
  }
  return sizes
}

/** A machine so many times slower than one that takes 20 ms at full size. */
const machine = (slowness: number) => (size: PictureSize) => slowness * { full: 20, less: 9, least: 5 }[size]

describe('the size of the picture', () => {
  it('stays where looks are fast enough', () => {
    expect(run(machine(1), 600)).toEqual(['full'])
    expect(run(machine(3.9), 600)).toEqual(['full'])
  })

  it('goes down within seconds on a slow machine, no further than needed, and stays there', () => {
    expect(run(machine(6), 2.5)).toEqual(['full', 'less'])
    expect(run(machine(10), 3600)).toEqual(['full', 'less'])
    expect(run(machine(20), 6)).toEqual(['full', 'less', 'least'])
    expect(run(machine(40), 3600)).toEqual(['full', 'less', 'least'])
  })

  it('comes up again when the machine has time again', () => {
    const busyForAMinute = (size: PictureSize, second: number) => machine(second < 60 ? 20 : 1)(size)
    expect(run(busyForAMinute, 120)).toEqual(['full', 'less', 'least', 'less', 'full'])
  })

  it('does not mind single slow looks', () => {
    let looks = 0
    expect(run((size) => (++looks % 3 === 0 ? 900 : machine(1)(size)), 60)).toEqual(['full'])
  })

  it('does not swing: what proved too much is tried ever more rarely', () => {
    // Less than a step down promises: the way up looks free each time, and is not.
    const deceiving = (size: PictureSize) => (size === 'full' ? 100 : 20)
    const steps = run(deceiving, 3600).length - 1
    expect(steps).toBeLessThan(24)
    expect(run(deceiving, 7200).length - 1 - steps).toBeLessThan(14)
    expect(steps).toBeGreaterThan(4)
  })

  it('trusts again what went well for long', () => {
    // A quarter of an hour of other work on the machine, twice.
    const busy = (second: number) => second % 1800 > 900
    const sizes = run((size, second) => machine(busy(second) ? 8 : 1)(size), 3600)
    expect(sizes).toEqual(['full', 'less', 'full', 'less', 'full'].slice(0, sizes.length))
    expect(sizes.length).toBeGreaterThan(3)
  })

  it('judges a new size by its own looks', () => {
    const pace = createPace()
    let at = 0
    const look = (ms: number): boolean => pace.look(ms, (at += 100))
    while (!look(200)) continue
    expect(pace.size).toBe('less')
    for (let warming = 0; warming < 5; warming++) expect(look(900)).toBe(false)
    for (let count = 0; count < 50; count++) expect(look(50)).toBe(false)
  })
})
