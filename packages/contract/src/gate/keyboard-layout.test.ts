import { expect, it } from 'vitest'
import { asTypedOnUkrainianKeys, asTypedOnUsKeys } from './keyboard-layout.ts'

it('reads a Ukrainian word that was typed on US keys', () => {
  expect(asTypedOnUkrainianKeys('htc')).toBe('рес')
  expect(asTypedOnUkrainianKeys('Htєxnhfwsz')).toBeUndefined()
  expect(asTypedOnUkrainianKeys("Ht'cnhfwsz vscwz")).toBe('Реєстрація місця')
  expect(asTypedOnUkrainianKeys('.hblbxyf')).toBe('юридична')
  expect(asTypedOnUkrainianKeys(':BNKJ')).toBe('ЖИТЛО')
})

it('does not change text without Latin letters or with Cyrillic ones', () => {
  for (const text of ['', '00034', '01-01/01', 'реєстрація']) expect(asTypedOnUkrainianKeys(text)).toBeUndefined()
})

it('converts there and back', () => {
  for (const word of ['свідоцтво', 'житловий', 'об’єкт', 'ЇЖАК']) {
    const [keys = ''] = asTypedOnUsKeys(word)
    expect(asTypedOnUkrainianKeys(keys)).toBe(word)
  }
})
