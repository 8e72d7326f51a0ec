import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startSimulator } from '@diia-desk/diia-simulator'
import type { Simulator } from '@diia-desk/diia-simulator'
import type { Page } from '@playwright/test'
import { demoEnvironment, keptSecret, makeCallbackSecret } from '../../../../scripts/lib/demo.mjs'
import { DeskPage } from '../pages/desk-page.ts'
import { PhonePage } from '../pages/phone-page.ts'
import { SignInPage } from '../pages/sign-in-page.ts'
import { createDeskServer, freePort } from './desk-server.ts'
import type { DeskServer } from './desk-server.ts'
import { test as base } from './launch-with-camera.ts'
import type { TestCamera } from './launch-with-camera.ts'

interface Stand {
  /** Settings of the bff that differ from the demo's, for `test.use`. */
  settings: Record<string, string>
  /** The simulated Diia, in this process, without codes, requests or faults of earlier tests. */
  diia: Simulator
  /** A bff with data of its own, running. */
  desk: DeskServer
  /** Opens the desk, signed in as the clerk of window 3 unless told otherwise. */
  openDesk: (options?: { camera?: TestCamera; login?: string; password?: string }) => Promise<DeskPage>
  /** Opens the visitor's phone. */
  openPhone: () => Promise<PhonePage>
  /** What the opened desk pages said on the console and should not have. Checked to be empty after each test. */
  complaints: string[]
}

interface Machines {
  /** Makes keys and listens; the same for all tests of a worker. */
  simulator: { running: Simulator; folder: string }
}

const password = 'demo-clerk'

/** A whole centre for each test: simulated Diia, bff and its data, desk and phone in browsers. */
export const test = base.extend<Stand, Machines>({
  simulator: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the wanted fixtures off this pattern
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'diia-desk-simulator-'))
      const running = await startSimulator({ dataFolder: folder })
      await use({ running, folder })
      await running.close()
      await rm(folder, { recursive: true })
    },
    { scope: 'worker' },
  ],

  diia: async ({ simulator }, use) => {
    simulator.running.reset()
    await use(simulator.running)
  },

  settings: [{}, { option: true }],

  desk: async ({ diia, simulator, settings }, use, info) => {
    const dataFolder = await mkdtemp(join(tmpdir(), 'diia-desk-data-'))
    const port = await freePort()
    const environment = demoEnvironment({ dataFolder, simulatorFolder: simulator.folder, port, simulatorUrl: diia.url, phoneUrl: diia.phoneUrl })
    const desk = createDeskServer(port, { ...environment, LOG_LEVEL: 'debug', ...settings })
    await desk.start()
    diia.control.setCallback(`${desk.url}/diia/callback/${keptSecret(dataFolder, 'callback-secret', makeCallbackSecret)}`)
    await use(desk)
    await desk.stop()
    if (info.status !== info.expectedStatus) await info.attach('bff.log', { body: desk.log(), contentType: 'text/plain' })
    await rm(dataFolder, { recursive: true })
  },

  // oxlint-disable-next-line no-empty-pattern -- as above
  complaints: async ({}, use) => {
    const complaints: string[] = []
    await use(complaints)
    test.expect(complaints).toEqual([])
  },

  openDesk: async ({ desk, openWithCamera, complaints }, use) => {
    await use(async ({ camera = 'none', login = 'm.tkach', password: given = password } = {}) => {
      const page = await openWithCamera(camera)
      listen(page, complaints)
      await page.goto(desk.url)
      await new SignInPage(page).signIn(login, given, '3')
      return new DeskPage(page)
    })
  },

  openPhone: async ({ diia, browser, complaints }, use) => {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, locale: 'uk-UA', timezoneId: 'Europe/Kyiv' })
    await use(async () => {
      const page = await context.newPage()
      listen(page, complaints)
      await page.goto(diia.phoneUrl)
      return new PhonePage(page)
    })
    await context.close()
  },
})

function listen(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    // An HTTP error is told by the browser itself and is no fault of the page: 401 is how it learns that nobody is signed in.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) complaints.push(message.text())
  })
}

export { expect } from '@playwright/test'
