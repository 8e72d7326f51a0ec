// Every state of every screen, in one of the languages: it says what it must and axe finds no fault in it.
// Each language has a file of its own, so that they run beside each other.
import { screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { known } from '../gallery/known.ts'
import { mayAct, scenes } from '../gallery/scenes.ts'
import { moment } from './fixtures.ts'
import { expectNoAxeFaults, openApp } from './render-app.tsx'

export function testScenes(locale: 'uk' | 'en'): void {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: moment })
  })

  test.each(Object.keys(scenes))('%s', async (name) => {
    const scene = scenes[name]
    const sign = known[name]?.[locale]
    if (scene === undefined || sign === undefined) throw new Error(`Nothing is known of ${name}`)
    await openApp(scene.bff, {
      ...(scene.path !== undefined && { path: scene.path }),
      liked: { locale, ...(scene.mode && { mode: scene.mode }), ...(scene.beep && { beep: scene.beep }) },
    })
    await waitFor(() => expect(scene.act === undefined || mayAct(scene)).toBe(true))
    await scene.act?.()
    expect((await screen.findAllByText(sign, undefined, { timeout: 5000 })).length).toBeGreaterThan(0)
    await waitFor(() => expect(document.querySelector('[aria-busy=true]')).toBeNull())
    await expectNoAxeFaults()
    expect(document.title).toMatch(/diia-desk$/)
  })
}
