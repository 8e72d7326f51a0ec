import { paths, type Session } from '@diia-desk/contract'
import { render, screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { createFakeBff, handlersOf } from '../../test/support/fake-bff.ts'
import { fakeReader } from '../../test/support/fake-reader.ts'
import { clerk } from '../../test/support/fixtures.ts'
import { network } from '../../test/support/network.ts'
import { callsOf, openApp, openWorkplace } from '../../test/support/render-app.tsx'
import { reloadPreferences } from '../lib/preferences.ts'
import { App } from './app.tsx'
import { preloadForClerk } from './preload.ts'
import { createQueryClient } from './query-client.ts'

const key = 'diia-desk.desk-here'
const kept = () => localStorage.getItem(key)
let permission: PermissionState
let isHidden: boolean

beforeEach(() => {
  localStorage.clear()
  permission = 'granted'
  isHidden = false
  // jsdom has no Permissions API.
  Object.defineProperty(navigator, 'permissions', {
    configurable: true,
    value: { query: async () => ({ state: permission }) },
  })
  vi.spyOn(document, 'hidden', 'get').mockImplementation(() => isHidden)
})

/** What the app does before the first rendering. */
async function boot(session: Session | null, { path = '/', before = 'yes' }: { path?: string; before?: string } = {}) {
  const bff = createFakeBff({ session })
  network.use(...handlersOf(bff))
  localStorage.setItem(key, before)
  localStorage.setItem('diia-desk.preferences', JSON.stringify({ camera: 'front' }))
  reloadPreferences()
  history.replaceState(null, '', path)
  const client = createQueryClient()
  preloadForClerk(client)
  await waitFor(() => expect(client.getQueryState(['session'])?.status).toBe('success'))
  // The reader and the camera permission load asynchronously.
  await new Promise((resolve) => setTimeout(resolve, 50))
  return { bff, client }
}

test('in a browser where a clerk has worked the camera is opened early, and only the session is requested', async () => {
  const { bff } = await boot(clerk)
  expect(fakeReader.ahead).toEqual(['open front'])
  expect(bff.calls.map(({ call }) => call)).toEqual([`GET ${paths.session}`])
})

test.each([
  ['a browser without a clerk', { before: 'no' }, 'granted', false],
  ['another page of the desk', { path: '/journal' }, 'granted', false],
  ['a browser that would have to ask', {}, 'prompt', false],
  ['a browser that was told no', {}, 'denied', false],
  ['a page in the background', {}, 'granted', true],
] as const)('%s opens none', async (_what, options, state, hidden) => {
  permission = state
  isHidden = hidden
  await boot(clerk, options)
  expect(fakeReader.ahead).toEqual([])
})

test('if the session has ended the camera is closed and the stored value removed', async () => {
  await boot(null)
  expect(fakeReader.ahead.at(-1)).toBe('close')
  expect(kept()).toBeNull()
})

test('the value is stored while a clerk is signed in and removed on sign-out', async () => {
  const { user } = await openWorkplace()
  await waitFor(() => expect(kept()).toBe('yes'))
  await user.click(screen.getByRole('button', { name: 'Вийти' }))
  await waitFor(() => expect(kept()).toBeNull())
})

test('nothing is stored for a person who does not work at a window', async () => {
  localStorage.setItem(key, 'yes')
  await openApp({ session: { ...clerk, staff: { ...clerk.staff, role: 'administrator' } } })
  await waitFor(() => expect(kept()).toBeNull())
  // Their start page is another one; wait for it, so that it does not load during the next test.
  await waitFor(() => expect(location.pathname).not.toBe('/'))
})

test('rendering the app does not request the session a second time', async () => {
  const { bff, client } = await boot(clerk)
  render(<App client={client} />)
  await screen.findByText('Камера працює')
  expect(callsOf(bff, `GET ${paths.session}`)).toHaveLength(1)
})
