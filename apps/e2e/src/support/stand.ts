import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoCallbackSecret, demoEnvironment } from '@diia-desk/bff'
import { startSimulator } from '@diia-desk/diia-simulator'
import type { Simulator } from '@diia-desk/diia-simulator'
import type { BrowserContext, Page } from '@playwright/test'
import { CopiesPage } from '../pages/copies-page.ts'
import { DeskPage } from '../pages/desk-page.ts'
import { MonitoringPage } from '../pages/monitoring-page.ts'
import { PhonePage } from '../pages/phone-page.ts'
import { SignInPage } from '../pages/sign-in-page.ts'
import type { TestCamera } from './camera-args.ts'
import { createDeskServer, freePort } from './desk-server.ts'
import type { DeskServer } from './desk-server.ts'
import { leave, test as base } from './launch-with-camera.ts'
import { createWarmDesk } from './warm-desk.ts'
import { createWarmProcess } from './warm-process.ts'
import type { WarmProcess } from './warm-process.ts'

interface Stand {
  /** Settings of the bff that differ from the demo's, for `test.use`. */
  settings: Record<string, string>
  /** The simulated Diia, in this process, without codes, requests or faults of earlier tests. */
  diia: Simulator
  /** Where the bff of this test keeps what it keeps. */
  dataFolder: string
  /** A bff with data of its own, running. */
  desk: DeskServer
  /** Where Diia delivers to. */
  callbackUrl: string
  /** Opens the desk, signed in as the clerk of window 3 unless told otherwise. */
  openDesk: (options?: DeskOptions) => Promise<DeskPage>
  /** Opens the copies of the day, signed in as the manager. */
  openCopies: () => Promise<CopiesPage>
  /** Opens monitoring, signed in as the manager or the administrator, or another page of it by its path. */
  openMonitoring: (who: 'manager' | 'administrator', path?: string) => Promise<MonitoringPage>
  /** Opens the visitor's phone. */
  openPhone: () => Promise<PhonePage>
  /** What the opened desk pages said on the console and should not have. Checked to be empty after each test. */
  complaints: string[]
}

interface Machines {
  /** Makes keys and listens; the same for all tests of a worker. */
  simulator: { running: Simulator; folder: string }
  /** What a bff leaves that has been started once on nothing and stopped. Copied for each test. */
  firstData: string
  /** The process in which the bffs of a worker run, one after another. */
  warmProcess: WarmProcess
}

interface DeskOptions {
  /** None unless given. */
  readonly camera?: TestCamera
  readonly login?: string
  readonly window?: string
  /** What this browser was used for last. */
  readonly mode?: 'check' | 'copies'
  /** Puts the page's clock under `page.clock`; it runs on until told otherwise. */
  readonly clock?: boolean
}

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

  warmProcess: [
    // oxlint-disable-next-line no-empty-pattern -- as above
    async ({}, use) => {
      const warmProcess = createWarmProcess()
      await use(warmProcess)
      await warmProcess.kill()
    },
    { scope: 'worker' },
  ],

  // Staff, whose passwords are made costly to hash, and the catalogue come to the data with the first start. It is the
  // program's own, with its own end.
  firstData: [
    async ({ simulator }, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'diia-desk-first-data-'))
      const { port, environment } = await demoSettings(simulator, folder)
      const desk = createDeskServer(port, environment)
      await desk.start()
      await desk.stop()
      await use(folder)
      await rm(folder, { recursive: true })
    },
    { scope: 'worker' },
  ],

  dataFolder: async ({ firstData }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'diia-desk-data-'))
    await cp(firstData, folder, { recursive: true })
    await use(folder)
    await rm(folder, { recursive: true })
  },

  callbackUrl: async ({ desk, dataFolder }, use) => {
    await use(callbackOf(desk, dataFolder))
  },

  desk: async ({ diia, simulator, settings, dataFolder, warmProcess }, use, info) => {
    const { port, environment } = await demoSettings(simulator, dataFolder, settings)
    const desk = createWarmDesk(port, environment, warmProcess)
    await desk.start()
    diia.control.setCallback(callbackOf(desk, dataFolder))
    await use(desk)
    await desk.stop()
    if (info.status !== info.expectedStatus)
      await info.attach('bff.log', { body: desk.log(), contentType: 'text/plain' })
  },

  // oxlint-disable-next-line no-empty-pattern -- as above
  complaints: async ({}, use) => {
    const complaints: string[] = []
    await use(complaints)
    test.expect(complaints).toEqual([])
  },

  openDesk: async ({ desk, plainBrowser, openWithCamera, complaints, locale, timezoneId }, use, info) => {
    const contexts: BrowserContext[] = []
    // In the common browser the camera is allowed, and there is none.
    async function openWithout(): Promise<Page> {
      const context = await plainBrowser.newContext({ locale, timezoneId, permissions: ['camera'] })
      contexts.push(context)
      return context.newPage()
    }
    await use(async ({ camera, login = 'm.tkach', window = '3', mode, clock = false } = {}) => {
      const page = await (camera === undefined ? openWithout() : openWithCamera(camera))
      listen(page, complaints)
      if (clock) await page.clock.install()
      if (mode !== undefined) await page.addInitScript(rememberMode, mode)
      await page.goto(desk.url)
      await new SignInPage(page).signIn(login, 'demo-clerk', window)
      const opened = new DeskPage(page)
      await opened.digits.waitFor()
      return opened
    })
    for (const context of contexts) await leave(context, info)
  },

  openCopies: async ({ desk, plainBrowser, complaints, locale, timezoneId }, use, info) => {
    const context = await plainBrowser.newContext({ locale, timezoneId })
    await use(async () => {
      const page = await context.newPage()
      listen(page, complaints)
      await page.goto(`${desk.url}/copies`)
      const signIn = new SignInPage(page)
      if (await signIn.isShown()) await signIn.signIn('y.honcharenko', 'demo-manager', '1')
      const copies = new CopiesPage(page)
      await copies.list.getByText('за день').first().waitFor()
      return copies
    })
    await leave(context, info)
  },

  openMonitoring: async ({ desk, plainBrowser, complaints, locale, timezoneId }, use, info) => {
    const context = await plainBrowser.newContext({ locale, timezoneId })
    await use(async (who, path = '/monitoring') => {
      const page = await context.newPage()
      listen(page, complaints)
      await page.goto(`${desk.url}${path}`)
      await new SignInPage(page).signIn(who === 'manager' ? 'y.honcharenko' : 'o.savchenko', `demo-${who}`, '1')
      return new MonitoringPage(page)
    })
    await leave(context, info)
  },

  openPhone: async ({ diia, plainBrowser, complaints, locale, timezoneId }, use, info) => {
    const context = await plainBrowser.newContext({
      viewport: { width: 390, height: 844 },
      deviceScaleFactor: 2,
      locale,
      timezoneId,
    })
    await use(async () => {
      const page = await context.newPage()
      listen(page, complaints)
      await page.goto(diia.phoneUrl)
      return new PhonePage(page)
    })
    await leave(context, info)
  },
})

function rememberMode(mode: string): void {
  // The PDF's frame is sandboxed and has no storage.
  if (window.top === window) localStorage.setItem('diia-desk.preferences', JSON.stringify({ mode }))
}

/** Settings of a bff that works with the simulator, on a port that is free now. */
async function demoSettings(
  { running, folder }: Machines['simulator'],
  dataFolder: string,
  settings: Record<string, string> = {},
): Promise<{ port: number; environment: Record<string, string> }> {
  const port = await freePort()
  const environment = demoEnvironment({
    dataFolder,
    simulatorFolder: folder,
    port,
    simulatorUrl: running.url,
    phoneUrl: running.phoneUrl,
  })
  return { port, environment: { ...environment, LOG_LEVEL: 'debug', ...settings } }
}

function callbackOf(desk: DeskServer, dataFolder: string): string {
  return `${desk.url}/diia/callback/${demoCallbackSecret(dataFolder)}`
}

function listen(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    // An HTTP error is told by the browser itself and is no fault of the page: 401 is how it learns that nobody is signed in.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text())
  })
}

export { expect } from '@playwright/test'
