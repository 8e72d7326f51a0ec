import { stat } from 'node:fs/promises'
import { afterAll, expect, it } from 'vitest'
import { createPasswordPool } from './password-pool.ts'
import type { PasswordSlot } from './password-pool.ts'
import { hashPassword } from './passwords.ts'

const pool = createPasswordPool({ threads: 1 })
afterAll(() => pool.close())

it('checks passwords and makes hashes', async () => {
  const slot = pool.acquire('unknown') as PasswordSlot
  const phc = await hashPassword('пароль-їжак')
  expect(
    await Promise.all([
      slot.verify('пароль-їжак', phc),
      slot.verify('пароль', phc),
      slot.verify('пароль-їжак', undefined),
      slot.verify('x', 'nonsense'),
    ]),
  ).toEqual([true, false, false, false])
  expect(await slot.verify('ще один', await slot.hash('ще один'))).toBe(true)
  slot.end()
})

it('has few slots for unknown browsers, and separate ones for known browsers', () => {
  const slots = Array.from({ length: 20 }, () => pool.acquire('unknown')).filter((slot) => slot !== undefined)
  expect(slots).toHaveLength(8)
  const known = pool.acquire('known')
  expect(known).toBeDefined()
  // Ending a slot twice frees it once.
  slots[0]?.end()
  slots[0]?.end()
  expect([pool.acquire('unknown'), pool.acquire('unknown')].map((slot) => slot !== undefined)).toEqual([true, false])
  known?.end()
  for (const slot of slots) slot.end()
})

it('serves a known browser before waiting unknown ones, and file reads before both', async () => {
  const other = createPasswordPool({ threads: 1 })
  const order: string[] = []
  const verify = async (lane: 'known' | 'unknown') => {
    await other.acquire(lane)?.verify('x', undefined)
    order.push(lane)
  }
  // The thread starts with the first job.
  await verify('unknown')
  const work = [...Array.from({ length: 6 }, () => verify('unknown')), verify('known')]
  // As many as Node has threads for files. Each would wait for a hash if hashes were computed there.
  await Promise.all(Array.from({ length: 4 }, () => stat(import.meta.filename)))
  order.push('files')
  await Promise.all(work)
  expect(order.indexOf('files')).toBeLessThan(4)
  expect(order.filter((who) => who !== 'files').indexOf('known')).toBe(2)
  await other.close()
})
