// Still pictures of the kinds that readers miss. `npm run bench -- stills` tells more; this holds what must stay so.
import { beforeAll, describe, expect, it } from 'vitest'
import { measure } from '../bench/measure.ts'
import type { Attempt } from '../bench/measure.ts'
import type { Frame } from '../bench/frames/make-frame.ts'
import { createZxingWasm } from '../bench/other-readers.ts'
import { create } from '../bench/shipping-reader.ts'
import { makeStill, planStills } from '../bench/stills/make-still.ts'

const plans = planStills('test', 1)

describe('a still picture', { timeout: 120_000 }, () => {
  const attempts: Attempt[] = []
  beforeAll(async () => {
    const readers = [await create('held'), await create('still'), await createZxingWasm()]
    for await (const attempt of measure(readers, pictures())) attempts.push(attempt)
  }, 240_000)

  async function* pictures(): AsyncGenerator<Frame> {
    for (const plan of plans) yield await makeStill(plan)
  }

  const countRead = (reader: string): number =>
    attempts.filter((attempt) => attempt.reader === reader && attempt.read).length

  it('is never read as something else', () => {
    expect(attempts).toHaveLength(3 * plans.length)
    const ours = attempts.filter(({ reader }) => reader.startsWith('code-reader'))
    expect(ours.filter(({ wrong }) => wrong).map(({ frame }) => frame.name)).toEqual([])
  })

  it.each(['code-reader held', 'code-reader still'])('is read more often than by zxing-wasm: %s', (reader) => {
    expect(countRead(reader)).toBeGreaterThanOrEqual(countRead('zxing-wasm defaults') + 2)
  })

  it('looks the same whenever it is drawn', async () => {
    expect((await makeStill(plans[0]!)).encoded.equals((await makeStill(plans[0]!)).encoded)).toBe(true)
  })
})
