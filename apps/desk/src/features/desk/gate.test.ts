import type { DocumentCode } from '@diia-desk/contract'
import { expect, test } from 'vitest'
import { createGate } from './gate.ts'

const code: DocumentCode = { kind: 'barcode', value: '4820031275163' }
const link = 'https://diia.app/documents/internal-passport/4f1c/verify/8a0d4f52-1c1e-4e0e-9b7e-0d5f5c3c1a11'

function gateAt(start = 1000) {
  let time = start
  const gate = createGate<string, string>(() => time)
  return { gate, pass: (seconds: number) => void (time += seconds * 1000) }
}

test('a code that was never seen may be sent', () => {
  expect(gateAt().gate.find(code)).toBeUndefined()
})

test('a sent code is remembered, in flight and answered', () => {
  const { gate } = gateAt()
  gate.sent(code, 'question')
  expect(gate.find(code)).toMatchObject({ question: 'question', answer: undefined })
  gate.answered(code, 'valid')
  expect(gate.find(code)).toMatchObject({ answer: 'valid' })
})

test('the memory ends with the life of a code and a retry does not lengthen it', () => {
  const { gate, pass } = gateAt()
  gate.sent(code, 'first')
  gate.answered(code, 'could not check')
  pass(100)
  gate.sent(code, 'second')
  gate.answered(code, 'valid')
  pass(79)
  expect(gate.find(code)).toMatchObject({ answer: 'valid' })
  pass(1)
  expect(gate.find(code)).toBeUndefined()
})

test('a question on its way is remembered however long it takes', () => {
  const { gate, pass } = gateAt()
  gate.sent(code, 'question')
  pass(600)
  expect(gate.find(code)).toMatchObject({ question: 'question' })
})

test('two ways of writing one link are one code', () => {
  const { gate } = gateAt()
  gate.sent({ kind: 'qrcode', value: link }, 'question')
  expect(gate.find({ kind: 'qrcode', value: link.replace('https:', 'diia:').toUpperCase().replace('DIIA:', 'diia:') })).toBeDefined()
})

test('the code behind an answer is found while it is remembered', () => {
  const { gate, pass } = gateAt()
  gate.sent(code, 'question')
  gate.answered(code, 'could not check')
  expect(gate.codeOf((answer) => answer === 'could not check')).toEqual(code)
  expect(gate.codeOf((answer) => answer === 'other')).toBeUndefined()
  pass(180)
  expect(gate.codeOf((answer) => answer === 'could not check')).toBeUndefined()
})
