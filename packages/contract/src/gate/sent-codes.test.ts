import { expect, test } from 'vitest'
import type { DocumentCode } from './classify-code.ts'
import { rememberSentCodes } from './sent-codes.ts'

const code: DocumentCode = { kind: 'barcode', value: '4820031275163' }
const link = 'https://diia.app/documents/internal-passport/4f1c/verify/8a0d4f52-1c1e-4e0e-9b7e-0d5f5c3c1a11'

function remember(start = 1000) {
  let time = start
  const sentCodes = rememberSentCodes<string, string>(() => time)
  return { sentCodes, pass: (seconds: number) => void (time += seconds * 1000) }
}

test('a new code may be sent', () => {
  expect(remember().sentCodes.find(code)).toBeUndefined()
})

test('a sent code is remembered, while it is being sent and afterwards', () => {
  const { sentCodes } = remember()
  sentCodes.sent(code, 'submission')
  expect(sentCodes.find(code)).toMatchObject({ submission: 'submission', result: undefined })
  sentCodes.answered(code, 'valid')
  expect(sentCodes.find(code)).toMatchObject({ result: 'valid' })
})

test('a code is forgotten when it is no longer valid, and sending again does not extend that time', () => {
  const { sentCodes, pass } = remember()
  sentCodes.sent(code, 'first')
  sentCodes.answered(code, 'could not check')
  pass(100)
  sentCodes.sent(code, 'second')
  sentCodes.answered(code, 'valid')
  pass(79)
  expect(sentCodes.find(code)).toMatchObject({ result: 'valid' })
  pass(1)
  expect(sentCodes.find(code)).toBeUndefined()
})

test('a code that is still being sent is remembered however long it takes', () => {
  const { sentCodes, pass } = remember()
  sentCodes.sent(code, 'submission')
  pass(600)
  expect(sentCodes.find(code)).toMatchObject({ submission: 'submission' })
})

test('two ways of writing one link are one code', () => {
  const { sentCodes } = remember()
  sentCodes.sent({ kind: 'qrcode', value: link }, 'submission')
  expect(
    sentCodes.find({ kind: 'qrcode', value: link.replace('https:', 'diia:').toUpperCase().replace('DIIA:', 'diia:') }),
  ).toBeDefined()
})

test('the code of a result is found while it is remembered', () => {
  const { sentCodes, pass } = remember()
  sentCodes.sent(code, 'submission')
  sentCodes.answered(code, 'could not check')
  expect(sentCodes.codeOf((result) => result === 'could not check')).toEqual(code)
  expect(sentCodes.codeOf((result) => result === 'other')).toBeUndefined()
  pass(180)
  expect(sentCodes.codeOf((result) => result === 'could not check')).toBeUndefined()
})
