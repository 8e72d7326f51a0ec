// With an open list react-aria hides the rest of the page in a browser, so the gallery leaves out two rules of axe
// there: `aria-hidden-focus` and `page-has-heading-one`. Here they apply to these states too.
import { screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { known, listOpen } from './gallery/known.ts'
import { mayAct, scenes } from './gallery/scenes.ts'
import { moment } from './support/fixtures.ts'
import { expectNoAxeFaults, openApp } from './support/render-app.tsx'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: moment })
})

test.each(listOpen)('%s', async (name) => {
  const [scene, sign] = [scenes[name], known[name]?.uk]
  if (scene === undefined || sign === undefined) throw new Error(`Nothing is known of ${name}`)
  await openApp(scene.bff, { liked: { locale: 'uk', ...(scene.mode && { mode: scene.mode }) } })
  await waitFor(() => expect(mayAct(scene)).toBe(true))
  await scene.act?.()
  expect((await screen.findAllByText(sign)).length).toBeGreaterThan(0)
  await waitFor(() => expect(document.querySelector('[aria-busy=true]')).toBeNull())
  await expectNoAxeFaults()
})
