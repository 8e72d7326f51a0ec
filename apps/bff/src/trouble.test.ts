import { expect, it } from 'vitest'
import { OutcomeUnknown } from './storage/commits.ts'
import { TroubleError, troubleOf } from './trouble.ts'

const withCode = (code: string) => Object.assign(new Error('of the test'), { code })

it.each([
  ['disk-full', ['ENOSPC', 'EDQUOT', 'SQLITE_FULL', '53100']],
  ['disk-read-only', ['EROFS', 'SQLITE_READONLY', 'SQLITE_READONLY_DBMOVED', '25006']],
  ['disk-failing', ['EIO', 'SQLITE_IOERR', 'SQLITE_IOERR_WRITE', 'SQLITE_CANTOPEN', 'EACCES', 'EMFILE', '58030']],
  ['memory', ['ENOMEM', 'SQLITE_NOMEM', '53200', 'ERR_WORKER_OUT_OF_MEMORY']],
  [
    'database',
    [
      'SQLITE_BUSY',
      'SQLITE_LOCKED',
      'SQLITE_CORRUPT',
      '08006',
      '53300',
      '57P01',
      '40P01',
      'ECONNREFUSED',
      'ECONNRESET',
    ],
  ],
  ['unknown', ['SOMETHING', '23505', 'SQLITE_CONSTRAINT_UNIQUE']],
] as const)('is %s', (trouble, codes) => {
  expect(codes.map((code) => troubleOf(withCode(code)))).toEqual(codes.map(() => trouble))
})

it('is on our side, whatever was thrown', () => {
  expect([
    troubleOf(new TypeError('x')),
    troubleOf('text'),
    troubleOf(undefined),
    troubleOf(new TroubleError('file-missing')),
  ]).toEqual(['unknown', 'unknown', 'unknown', 'file-missing'])
})

it('is that of the commit when its outcome is unknown', () => {
  expect(troubleOf(new OutcomeUnknown('of the test', { cause: withCode('SQLITE_FULL') }))).toBe('disk-full')
})
