import { expect, it } from 'vitest'
import { problemOf } from './camera-problem.ts'

it.each([
  ['NotAllowedError', 'permission-denied'],
  ['SecurityError', 'permission-denied'],
  ['NotFoundError', 'no-camera'],
  ['OverconstrainedError', 'no-camera'],
  ['NotReadableError', 'camera-busy'],
  ['AbortError', 'camera-busy'],
  ['InvalidStateError', 'failed'],
  ['toString', 'failed'],
] as const)('%s means %s', (name, problem) => {
  expect(problemOf(new DOMException('', name))).toBe(problem)
})

it('knows a page that may not ask, and does not stumble over what is no error', () => {
  expect(problemOf(new TypeError('mediaDevices is undefined'))).toBe('unsupported')
  for (const thrown of [undefined, null, false, 'busy', new Error('no picture')])
    expect(problemOf(thrown)).toBe('failed')
})

it('tells the refusal of the system from that of the browser', () => {
  expect(problemOf(new DOMException('Permission denied by system', 'NotAllowedError'))).toBe('system-denied')
  for (const message of ['Permission denied', 'Permission dismissed', 'The request is not allowed by the user agent']) {
    expect(problemOf(new DOMException(message, 'NotAllowedError'))).toBe('permission-denied')
  }
})
