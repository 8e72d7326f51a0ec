// What the shipping reader makes of hard pictures. `npm run bench -- read` tells more; this holds what must stay so.
import { beforeAll, describe, expect, it } from 'vitest'
import { conditionNames, conditions } from '../bench/frames/conditions.ts'
import { makeFrame, planFrames } from '../bench/frames/make-frame.ts'
import type { Frame, FramePlan } from '../bench/frames/make-frame.ts'
import { measure } from '../bench/measure.ts'
import type { Attempt } from '../bench/measure.ts'
import { create } from '../bench/shipping-reader.ts'

/** One of each condition and kind of code, the two apps taking turns; and all that have a condition of their own. */
const plans = planFrames('reading', 1).filter(
  (plan) =>
    plan.height === 720 &&
    (conditions[plan.condition].shows === 'nothing' || plan.symbology === 'code128-other' || hasTurn(plan)),
)

function hasTurn({ symbology, condition }: FramePlan): boolean {
  const turns =
    conditionNames.indexOf(condition) % 2 === 0 ? ['qr-ios', 'ean13-android'] : ['qr-android', 'code128-ios']
  return turns.includes(symbology)
}

describe('a code held before the camera', { timeout: 120_000 }, () => {
  const attempts: Attempt[] = []
  beforeAll(async () => {
    for await (const attempt of measure([await create('held')], frames())) attempts.push(attempt)
  }, 120_000)

  async function* frames(): AsyncGenerator<Frame> {
    for (const plan of plans) yield await makeFrame(plan)
  }

  const missed = (kind: RegExp): string[] =>
    attempts.filter(({ frame, read }) => kind.test(frame.symbology) && !read).map(({ frame }) => frame.name)

  it('is read when it is a QR', () => expect(missed(/^qr/)).toEqual([]))

  it('is read when other encoders wrote the bars', () => expect(missed(/other/)).toEqual([]))

  it('is mostly read when it is bars, however hard the picture', () => {
    // Two of 21 when this was written.
    expect(missed(/^(?:code128-ios|ean13)/).length).toBeLessThanOrEqual(3)
  })

  it('is never read as something else, nor where there is none', () => {
    expect(attempts.length).toBe(plans.length)
    expect(attempts.filter(({ wrong }) => wrong).map(({ frame }) => frame.name)).toEqual([])
  })

  it('is read in motion, which mixes light and not the shades that a camera makes of it', async () => {
    const moving = planFrames('bench', 1).filter(
      ({ condition, symbology, height }) => condition === 'motion' && symbology === 'ean13-android' && height === 720,
    )
    const reader = await create('held')
    for (const frame of await Promise.all(moving.map(makeFrame)))
      expect((await reader.decode(frame.image)).map(({ text }) => text)).toEqual([frame.text])
    expect(moving).toHaveLength(1)
  })

  it('looks the same whenever it is drawn', async () => {
    const plan = plans[0]!
    expect((await makeFrame(plan)).encoded.equals((await makeFrame(plan)).encoded)).toBe(true)
  })
})
