import { expect, it } from 'vitest'
import { hashPassword, verifyPassword } from './passwords.ts'

it('knows its own hashes, in any Unicode form of the same password', async () => {
  const hash = await hashPassword('пароль-їжак')
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await verifyPassword('пароль-їжак'.normalize('NFD'), hash)).toBe(true)
  expect(await verifyPassword('пароль-їжак ', hash)).toBe(false)
  expect(await verifyPassword('пароль-їжак', hash.slice(0, -3))).toBe(false)
  expect(await verifyPassword('', 'nonsense')).toBe(false)
})
