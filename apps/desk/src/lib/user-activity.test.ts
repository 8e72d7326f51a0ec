import { fireEvent } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { reportUserActivity, watchUserActivity } from './user-activity.ts'

let touches: number
let stop: () => void
beforeEach(() => {
  touches = 0
  stop = watchUserActivity(() => touches++)
})
afterEach(() => stop())

const move = (screenX: number, screenY: number) =>
  fireEvent(window, Object.assign(new Event('pointermove'), { screenX, screenY }))

test('keys, clicks, the wheel and codes that were read are activity', () => {
  fireEvent.keyDown(document.body, { key: 'a' })
  fireEvent.pointerDown(document.body)
  fireEvent.wheel(document.body)
  reportUserActivity()
  expect(touches).toBe(4)
})

test('moving the pointer is activity; a page that moves under it is not', () => {
  // Browsers send pointermove when a list grows under a pointer that does not move.
  move(300, 200)
  move(300, 200)
  move(301, 200)
  expect(touches).toBe(0)
  move(340, 220)
  expect(touches).toBe(1)
})

test('after unsubscribing nothing is reported', () => {
  stop()
  fireEvent.keyDown(document.body, { key: 'a' })
  reportUserActivity()
  expect(touches).toBe(0)
})
