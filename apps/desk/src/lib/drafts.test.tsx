import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import { forgetDrafts, keepDraftsOf, useDraft } from './drafts.ts'

function Form({ form = 'one', initial = '' }: { form?: string; initial?: string }) {
  const [text, write, drop] = useDraft(form, initial)
  return (
    <>
      <input value={text} onChange={(event) => write(event.target.value)} />
      <button onClick={drop}>drop</button>
    </>
  )
}

/** Whether the browser would ask before the page is closed. */
const asks = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
const field = () => screen.getByRole<HTMLInputElement>('textbox')

beforeEach(() => {
  forgetDrafts()
  keepDraftsOf('a')
})

test('typed values are there again when the form is rendered again, and the browser asks before the page is closed', async () => {
  const user = userEvent.setup()
  const { unmount } = render(<Form />)
  expect(asks()).toBe(false)
  await user.type(field(), 'Іваненко')
  expect(asks()).toBe(true)
  unmount()
  expect(asks()).toBe(true)
  render(<Form />)
  expect(field().value).toBe('Іваненко')
})

test('values typed back, cancelled or sent are no draft', async () => {
  const user = userEvent.setup()
  const { rerender } = render(<Form initial="7" />)
  await user.type(field(), '8')
  await user.type(field(), '{Backspace}')
  expect(asks()).toBe(false)
  await user.type(field(), '9')
  await user.click(screen.getByRole('button'))
  expect([field().value, asks()]).toEqual(['7', false])
  await user.type(field(), '9')
  expect(asks()).toBe(true)
  // The saved values are the initial values from now on.
  rerender(<Form initial="79" />)
  expect([field().value, asks()]).toEqual(['79', false])
})

test('a draft is not kept for another person nor in any storage', async () => {
  const user = userEvent.setup()
  const { unmount } = render(<Form />)
  await user.type(field(), 'Іваненко')
  expect(JSON.stringify([Object.values(localStorage), Object.values(sessionStorage)])).not.toContain('Іваненко')
  unmount()
  act(() => keepDraftsOf('a'))
  const again = render(<Form />)
  expect(field().value).toBe('Іваненко')
  again.unmount()
  act(() => keepDraftsOf('b'))
  render(<Form />)
  expect([field().value, asks()]).toEqual(['', false])
})
