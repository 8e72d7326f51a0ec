import type { TodayItem } from '@diia-desk/contract'
import { expect, test } from 'vitest'
import { documentRequest, validation } from '../../test/support/fixtures.ts'
import { createVisits, isAttachable, itemId } from './visit-store.ts'

const check = (given: Parameters<typeof validation>[0] = {}): TodayItem => ({
  kind: 'validation',
  validation: validation(given),
})
const copies = (given: Parameters<typeof documentRequest>[0] = {}): TodayItem => ({
  kind: 'document-request',
  request: documentRequest(given),
})

test('a registered appeal takes the results so far; later codes are sent for it', () => {
  const visits = createVisits()
  const [first, second] = [check({ id: 'v-1' }), copies({ id: 'r-1' })]
  expect(visits.startSending().done(first)).toBeUndefined()
  visits.startSending().done(second)
  expect(visits.get().items).toEqual([first, second])
  visits.registered('a-1')
  expect(visits.get()).toEqual({ view: 'appeal', items: [], appealId: 'a-1' })
  const after = visits.startSending()
  expect(after.appealId).toBe('a-1')
  after.done(check())
  expect(visits.get().items).toEqual([])
})

test('a result after the next visitor was called belongs to no visit', () => {
  const visits = createVisits()
  const late = visits.startSending()
  visits.next()
  expect(late.done(check())).toBeUndefined()
  expect(visits.get().items).toEqual([])
})

test('a result after the appeal was registered is reported as missing there', () => {
  const visits = createVisits()
  const late = visits.startSending()
  visits.registered('a-1')
  expect(late.done(check())).toBe('a-1')
})

test('a request that is sent again is one item; an item with an appeal is not added', () => {
  const visits = createVisits()
  visits.startSending().done(copies({ id: 'r-1', state: 'could-not-ask' }))
  visits.startSending().done(check({ id: 'v-1' }))
  visits.startSending().done(copies({ id: 'r-1', state: 'waiting' }))
  visits.add(check({ id: 'v-2', appealId: 'a-9' }))
  expect(visits.get().items.map(itemId)).toEqual(['r-1', 'v-1'])
  expect(visits.get().items.filter(isAttachable)).toHaveLength(2)
})

test('attachable are answers of Diia about a document, and copies received or expected', () => {
  const use = (item: TodayItem) => isAttachable(item)
  expect(
    [
      check({ outcome: 'valid' }),
      check({ outcome: 'not-valid' }),
      copies({ state: 'waiting' }),
      copies({ state: 'arrived' }),
    ].map(use),
  ).toEqual([true, true, true, true])
  expect(
    [
      check({ outcome: 'code-used' }),
      check({ outcome: 'could-not-check' }),
      copies({ state: 'refused' }),
      copies({ state: 'quarantined' }),
    ].map(use),
  ).toEqual([false, false, false, false])
})
