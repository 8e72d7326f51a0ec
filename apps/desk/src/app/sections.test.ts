import { expect, test } from 'vitest'
import { mayOpen, sectionsFor } from './sections.ts'

test('each role has the sections whose pages the bff serves to it', () => {
  const names = (role: Parameters<typeof sectionsFor>[0]) => sectionsFor(role).map(({ name }) => name)
  expect(names('clerk')).toEqual(['desk', 'appeals'])
  expect(names('manager')).toEqual(['desk', 'appeals', 'copies', 'day', 'monitoring'])
  expect(names('administrator')).toEqual(['services', 'day', 'monitoring', 'system'])
  expect(mayOpen('administrator', 'appeals')).toBe(false)
})
