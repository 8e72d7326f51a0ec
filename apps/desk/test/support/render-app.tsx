import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { expect } from 'vitest'
import { App } from '../../src/app/app.tsx'
import { createQueryClient } from '../../src/app/query-client.ts'
import { forgetWorkplace } from '../../src/workplace/workplace.ts'
import { ended, idleEnd, otherPerson } from '../../src/features/session/queries.ts'
import { forgetDrafts } from '../../src/lib/drafts.ts'
import { loadWords } from '../../src/lib/i18n/words.ts'
import { setTabSession } from '../../src/lib/tab-session.ts'
import { reloadPreferences, type Preferences } from '../../src/lib/preferences.ts'
import { createFakeBff, handlersOf, type FakeBff } from './fake-bff.ts'
import { fakeReader } from './fake-reader.ts'
import { clerk } from './fixtures.ts'
import { network } from './network.ts'

interface Opened {
  bff: FakeBff
  user: ReturnType<typeof userEvent.setup>
}

/** Renders the whole app with a fake bff, without waiting. */
export async function openApp(
  given: Partial<FakeBff> = {},
  { path = '/', liked = {} }: { path?: string; liked?: Partial<Preferences> } = {},
): Promise<Opened> {
  const bff = createFakeBff(given)
  network.use(...handlersOf(bff))
  localStorage.setItem('diia-desk.preferences', JSON.stringify(liked))
  reloadPreferences()
  forgetWorkplace()
  forgetDrafts()
  setTabSession(undefined)
  ended.set(undefined)
  otherPerson.set(undefined)
  idleEnd.set(Number.POSITIVE_INFINITY)
  history.replaceState(null, '', path)
  await loadWords()
  const user = userEvent.setup()
  const client = createQueryClient()
  client.setDefaultOptions({
    ...client.getDefaultOptions(),
    queries: { ...client.getDefaultOptions().queries, retry: false },
  })
  render(<App client={client} />)
  return { bff, user }
}

/** The app with a clerk at window 3 and the camera on. */
export async function openWorkplace(given: Partial<FakeBff> = {}, liked: Partial<Preferences> = {}): Promise<Opened> {
  const opened = await openApp({ session: clerk, ...given }, { liked })
  await screen.findByText(liked.locale === 'en' ? 'Camera is on' : 'Камера працює')
  expect(fakeReader.live).toBe(1)
  return opened
}

/** Calls of one kind so far. */
export function callsOf(bff: FakeBff, call: string) {
  return bff.calls.filter((one) => one.call === call)
}

/** Checks with axe what needs no layout; contrast is checked in a real browser. */
export async function expectNoAxeFaults(): Promise<void> {
  const { violations } = await axe.run(document.documentElement, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    // jsdom has no layout and loads no frames.
    iframes: false,
    resultTypes: ['violations'],
    rules: {
      'color-contrast': { enabled: false },
      'target-size': { enabled: false },
      'frame-tested': { enabled: false },
    },
  })
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}
