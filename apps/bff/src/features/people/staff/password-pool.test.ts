import { stat } from 'node:fs/promises'
import { afterAll, expect, it } from 'vitest'
import { createPasswordPool } from './password-pool.ts'
import type { PasswordTurn } from './password-pool.ts'
import { hashPassword } from './passwords.ts'

const pool = createPasswordPool({ threads: 1 })
afterAll(() => pool.close())

it('checks passwords and makes hashes', async () => {
  const turn = pool.take('stranger') as PasswordTurn
  const phc = await hashPassword('пароль-їжак')
  expect(
    await Promise.all([
      turn.verify('пароль-їжак', phc),
      turn.verify('пароль', phc),
      turn.verify('пароль-їжак', undefined),
      turn.verify('x', 'nonsense'),
    ]),
  ).toEqual([true, false, false, false])
  expect(await turn.verify('ще один', await turn.hash('ще один'))).toBe(true)
  turn.end()
})

it('has few slots for unknown browsers, and separate ones for known browsers', () => {
  const turns = Array.from({ length: 20 }, () => pool.take('stranger')).filter((turn) => turn !== undefined)
  expect(turns).toHaveLength(8)
  const known = pool.take('known')
  expect(known).toBeDefined()
  // Ending a slot twice frees it once.
  turns[0]?.end()
  turns[0]?.end()
  expect([pool.take('stranger'), pool.take('stranger')].map((turn) => turn !== undefined)).toEqual([true, false])
  known?.end()
  for (const turn of turns) turn.end()
})

it('serves a known browser before waiting unknown ones, and file reads before both', async () => {
  const other = createPasswordPool({ threads: 1 })
  const order: string[] = []
  const verify = async (lane: 'known' | 'stranger') => {
    await other.take(lane)?.verify('x', undefined)
    order.push(lane)
  }
  // The thread starts with the first job.
  await verify('stranger')
  const work = [...Array.from({ length: 6 }, () => verify('stranger')), verify('known')]
  // As many as Node has threads for files. Each would wait for a hash if hashes were computed there.
  await Promise.all(Array.from({ length: 4 }, () => stat(import.meta.filename)))
  order.push('files')
  await Promise.all(work)
  expect(order.indexOf('files')).toBeLessThan(4)
  expect(order.filter((who) => who !== 'files').indexOf('known')).toBe(2)
  await other.close()
})
