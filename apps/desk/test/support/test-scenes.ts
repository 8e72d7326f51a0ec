// Every state of every screen, once: it shows its text, and axe finds no fault that needs no layout. Both languages,
// layout and colours are checked in a browser: apps/e2e/src/gallery.
import { screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { known } from '../gallery/known.ts'
import { mayAct, scenes } from '../gallery/scenes.ts'
import { moment } from './fixtures.ts'
import { expectNoAxeFaults, openApp } from './render-app.tsx'

/** @param part which of `parts`, so that several files run in parallel */
export function testScenes(part: number, parts: number): void {
  const names = Object.keys(scenes).filter((_, index) => index % parts === part)

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: moment })
  })

  test('every scene is known by a text, and nothing else is', () => {
    expect(Object.keys(known).toSorted()).toEqual(Object.keys(scenes).toSorted())
  })

  test.each(names)('%s', async (name) => {
    const scene = scenes[name]
    const sign = known[name]?.uk
    if (scene === undefined || sign === undefined) throw new Error(`Nothing is known of ${name}`)
    await openApp(scene.bff, {
      ...(scene.path !== undefined && { path: scene.path }),
      liked: { locale: 'uk', ...(scene.mode && { mode: scene.mode }), ...(scene.beep && { beep: scene.beep }) },
    })
    await waitFor(() => expect(scene.act === undefined || mayAct(scene)).toBe(true))
    await scene.act?.()
    expect((await screen.findAllByText(sign)).length).toBeGreaterThan(0)
    await waitFor(() => expect(document.querySelector('[aria-busy=true]')).toBeNull())
    await expectNoAxeFaults()
    expect(document.title).toMatch(/diia-desk$/)
  })
}
