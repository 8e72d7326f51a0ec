// A third language needs a folder and a line. This one is made from English and used in every state of every screen,
// which finds texts that do not come from messages.
import { screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { known } from '../gallery/known.ts'
import { mayAct, scenes } from '../gallery/scenes.ts'
import { moment } from '../support/fixtures.ts'
import { network } from '../support/network.ts'
import { openApp } from '../support/render-app.tsx'
import { plainText } from './pseudo-text.ts'
import { untranslated } from './untranslated.ts'

vi.mock('@diia-desk/locales', () => import('./locales.ts'))

/** Texts in the responses of the bff. */
let data = ''
network.events.on('response:mocked', ({ response }) => {
  if (response.headers.get('content-type')?.includes('json') !== true) return
  void response
    .clone()
    .text()
    .then((text) => (data += text))
})

beforeEach(() => {
  data = ''
  vi.useFakeTimers({ toFake: ['Date'], now: moment })
})

test('every scene is known by a text, and nothing else is', () => {
  expect(Object.keys(known).toSorted()).toEqual(Object.keys(scenes).toSorted())
})

test.each(Object.entries(scenes))('%s', async (name, scene) => {
  const sign = known[name]?.en
  if (sign === undefined) throw new Error(`Nothing is known of ${name}`)
  await openApp(scene.bff, {
    ...(scene.path !== undefined && { path: scene.path }),
    liked: { locale: 'qps' as never, ...(scene.mode && { mode: scene.mode }), ...(scene.beep && { beep: scene.beep }) },
  })
  await waitFor(() => expect(scene.act === undefined || mayAct(scene)).toBe(true))
  await scene.act?.()
  // Nested messages keep their brackets, and so their capital letters.
  const anyCase = new RegExp(sign, 'i')
  const shown = await screen.findAllByText((text) => anyCase.test(plainText(text)), undefined, { timeout: 5000 })
  expect(shown.length).toBeGreaterThan(0)
  await waitFor(() => expect(document.querySelector('[aria-busy=true]')).toBeNull())
  expect(untranslated(document.body, data)).toEqual([])
})
