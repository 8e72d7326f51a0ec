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

test('a registered appeal takes along what was done; what follows is sent for it', () => {
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

test('what comes after its visitor has gone belongs to nobody', () => {
  const visits = createVisits()
  const late = visits.startSending()
  visits.next()
  expect(late.done(check())).toBeUndefined()
  expect(visits.get().items).toEqual([])
})

test('what comes after the appeal was registered is told to be missing there', () => {
  const visits = createVisits()
  const late = visits.startSending()
  visits.registered('a-1')
  expect(late.done(check())).toBe('a-1')
})

test('a request that is asked again is one thing; what has its appeal is not taken', () => {
  const visits = createVisits()
  visits.startSending().done(copies({ id: 'r-1', state: 'could-not-ask' }))
  visits.startSending().done(check({ id: 'v-1' }))
  visits.startSending().done(copies({ id: 'r-1', state: 'waiting' }))
  visits.add(check({ id: 'v-2', appealId: 'a-9' }))
  expect(visits.get().items.map(itemId)).toEqual(['r-1', 'v-1'])
  expect(visits.get().items.filter(isAttachable)).toHaveLength(2)
})

test('of use is what Diia spoke of, and copies that are here or may come', () => {
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
