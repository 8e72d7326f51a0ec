import { describe, expect, it } from 'vitest'
import { barsOf, drawBars } from '../../test/drawn-bars.ts'
import type { GreyPicture } from '../types.ts'
import { createPictureReader } from './picture-reader.ts'
import type { Found } from './protocol.ts'

const number = '5579455552341'
const link: Found = { text: 'https://diia.app/', format: 'qr' }
const bars = drawBars(barsOf('ean13', number))
const empty: GreyPicture = { data: new Uint8Array(640 * 360).fill(90), width: 640, height: 360 }

/** A reader over an engine that finds what it is told to, and how often it was asked. */
function over(found: Found | undefined) {
  const asked = { times: 0 }
  const reader = createPictureReader(() => {
    asked.times++
    return found
  })
  return { reader, asked }
}

describe('a picture', () => {
  it('with bars is read without the engine', () => {
    const { reader, asked } = over(link)
    expect(reader.read(bars)).toMatchObject({ found: { text: number, format: 'ean-13' }, barsSeen: true })
    expect(asked.times).toBe(0)
  })

  it('without stripes is the engine’s', () => {
    const { reader, asked } = over(link)
    expect(reader.read(empty)).toEqual({ found: link, barsSeen: false })
    expect(asked.times).toBe(1)
  })

  it('with bars that hold something else is the engine’s too, once', () => {
    const { reader, asked } = over({ text: 'ABC-1234-XYZ', format: 'code-128' })
    expect(reader.read(drawBars(barsOf('code128', 'ABC-1234-XYZ')))).toMatchObject({ found: { text: 'ABC-1234-XYZ' }, barsSeen: true })
    expect(asked.times).toBe(1)
  })
})

it('looks another way at each frame, and stays with the way that works', () => {
  const { reader } = over(undefined)
  const glaring = drawBars(barsOf('code128', number), { white: 255, module: 2.3, optics: { spread: 0.3, smear: 0, eaten: 0.33 } })
  const looks = Array.from({ length: 12 }, () => reader.read(glaring).found?.text)
  const first = looks.indexOf(number)
  expect(first).toBeGreaterThan(0)
  expect(looks.slice(first).every((text) => text === number)).toBe(true)
})
