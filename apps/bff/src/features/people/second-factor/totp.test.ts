import { expect, it } from 'vitest'
import { describeSecret, makeSecret, verifyTotp } from './totp.ts'

/** RFC 6238, appendix B: the secret of SHA-1; its codes have eight digits, of which apps show the last six. */
const secret = Buffer.from('12345678901234567890')

it.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('takes the code of RFC 6238 at %i seconds', (seconds, code) => {
  const now = new Date(seconds * 1000)
  const step = Math.floor(seconds / 30)
  expect(verifyTotp(secret, code, now, 0)).toEqual({ kind: 'right', step })
  expect(verifyTotp(secret, `${code.slice(0, 3)} ${code.slice(3)}`, now, 0)).toEqual({ kind: 'right', step })
})

it('takes a code a step early or late, and never one a second time or before one that was let in', () => {
  const at = (seconds: number) => new Date(seconds * 1000)
  const step = Math.floor(1_234_567_890 / 30)
  expect(verifyTotp(secret, '005924', at(1_234_567_890 + 30), 0)).toEqual({ kind: 'right', step })
  expect(verifyTotp(secret, '005924', at(1_234_567_890 - 30), 0)).toEqual({ kind: 'right', step })
  expect(verifyTotp(secret, '005924', at(1_234_567_890), step)).toEqual({ kind: 'wrong' })
  expect(verifyTotp(secret, '005924', at(1_234_567_890), step + 1)).toEqual({ kind: 'wrong' })
})

it('tells a wrong clock from a wrong code', () => {
  const at = (seconds: number) => new Date(seconds * 1000)
  expect(verifyTotp(secret, '005924', at(1_234_567_890 - 240), 0)).toEqual({ kind: 'clock-off', seconds: 240 })
  expect(verifyTotp(secret, '005924', at(1_234_567_890 + 240), 0)).toEqual({ kind: 'clock-off', seconds: -240 })
  expect(verifyTotp(secret, '005924', at(1_234_567_890 + 600), 0)).toEqual({ kind: 'wrong' })
  for (const code of ['', '12345', '1234567', 'abcdef', '٠٠٥٩٢٤'])
    expect(verifyTotp(secret, code, at(1_234_567_890), 0)).toEqual({ kind: 'wrong' })
})

it('makes a secret that no other is like, and describes it for apps', () => {
  const [one, other] = [makeSecret(), makeSecret()]
  expect(one).toHaveLength(20)
  expect(Buffer.from(one).equals(other)).toBe(false)
  const { text, uri } = describeSecret(secret, 'ЦНАП Яснополянської громади', 'm.tkach')
  expect(text).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
  const address = new URL(uri)
  expect([address.protocol, address.host]).toEqual(['otpauth:', 'totp'])
  expect(Object.fromEntries(address.searchParams)).toMatchObject({ secret: text, digits: '6', period: '30' })
})
