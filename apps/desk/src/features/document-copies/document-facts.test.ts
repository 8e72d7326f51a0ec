import { messages as documentTypes } from '@diia-desk/locales/uk/document-types'
import { expect, it } from 'vitest'
import { passport } from '../../../test/support/fixtures.ts'
import { documentFacts, factsAsText } from './document-facts.ts'
import { messages } from '@diia-desk/locales/uk/document-copies'

it('marks a value that was received as a number, also when it is copied', () => {
  const facts = documentFacts(passport, documentTypes['internal-passport'].fields, messages)
  expect(facts.filter(({ note }) => note !== undefined)).toEqual([
    {
      key: 'department',
      label: 'Орган, що видав',
      value: '8031',
      figures: true,
      note: 'надійшло числом, звірте з PDF',
    },
  ])
  expect(factsAsText(facts)).toContain('\nОрган, що видав: 8031 (надійшло числом, звірте з PDF)\n')
  expect(factsAsText(facts)).toContain('\nДата народження: 24.08.1991\n')
})
