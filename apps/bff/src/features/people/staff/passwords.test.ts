import { expect, it } from 'vitest'
import { hashPassword, hashPasswordSync, verifyPasswordSync } from './passwords.ts'

it('verifies its own hashes, in any Unicode form of the same password', async () => {
  const hash = await hashPassword('пароль-їжак')
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(verifyPasswordSync('пароль-їжак'.normalize('NFD'), hash)).toBe(true)
  expect(verifyPasswordSync('пароль-їжак ', hash)).toBe(false)
  expect(verifyPasswordSync('пароль-їжак', hash.slice(0, -3))).toBe(false)
  expect(verifyPasswordSync('', 'nonsense')).toBe(false)
  expect(verifyPasswordSync('', undefined)).toBe(false)
  expect(verifyPasswordSync('пароль-їжак', hashPasswordSync('пароль-їжак'))).toBe(true)
})
