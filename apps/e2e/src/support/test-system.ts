import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoCallbackSecret, demoEnvironment } from '@diia-desk/bff'
import { startSimulator } from '@diia-desk/diia-simulator'
import type { Simulator } from '@diia-desk/diia-simulator'
import type { BrowserContext, Page } from '@playwright/test'
import { CopiesPage } from '../pages/copies-page.ts'
import { WorkplacePage } from '../pages/workplace-page.ts'
import { MonitoringPage } from '../pages/monitoring-page.ts'
import { PhonePage } from '../pages/phone-page.ts'
import { SignInPage } from '../pages/sign-in-page.ts'
import type { TestCamera } from './camera-args.ts'
import { createBffServer, freePort } from './bff-server.ts'
import type { BffServer } from './bff-server.ts'
import { leave, test as base } from './launch-with-camera.ts'
import { createWarmBff } from './warm-bff.ts'
import { createWarmProcess } from './warm-process.ts'
import type { WarmProcess } from './warm-process.ts'

interface TestSystem {
  /** Settings of the bff that differ from the demo's, for `test.use`. */
  settings: Record<string, string>
  /** The simulated Diia in this process, reset before each test. */
  diia: Simulator
  /** The data folder of the bff of this test. */
  dataFolder: string
  /** A running bff with its own data. */
  bff: BffServer
  /** Where Diia delivers to. */
  callbackUrl: string
  /** Opens the workplace, by default signed in as the clerk of window 3. */
  openWorkplace: (options?: WorkplaceOptions) => Promise<WorkplacePage>
  /** Opens the copies of the day, signed in as the manager. */
  openCopies: () => Promise<CopiesPage>
  /** Opens monitoring, or the page with this path, signed in as the manager or the administrator. */
  openMonitoring: (who: 'manager' | 'administrator', path?: string) => Promise<MonitoringPage>
  /** Opens the visitor's phone. */
  openPhone: () => Promise<PhonePage>
  /** Unexpected console messages of the opened pages. Checked to be empty after each test. */
  complaints: string[]
}

interface Machines {
  /** Generates keys and listens; the same for all tests of a worker. */
  simulator: { running: Simulator; folder: string }
  /** The data folder after the first start of a bff. Copied for each test. */
  firstData: string
  /** The process in which the bffs of a worker run, one after another. */
  warmProcess: WarmProcess
}

interface WorkplaceOptions {
  /** Default: no camera. */
  readonly camera?: TestCamera
  readonly login?: string
  readonly window?: string
  /** The stored mode. */
  readonly mode?: 'check' | 'copies'
  /** Installs `page.clock`; the clock runs until the test changes it. */
  readonly clock?: boolean
}

/** A complete centre for each test: simulated Diia, bff with its data, workplace and phone in browsers. */
export const test = base.extend<TestSystem, Machines>({
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

  // The first start creates staff, whose passwords are expensive to hash, and the catalogue. It runs in a process of
  // its own and ends as usual.
  firstData: [
    async ({ simulator }, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'diia-desk-first-data-'))
      const { port, environment } = await demoSettings(simulator, folder)
      const bff = createBffServer(port, environment)
      await bff.start()
      await bff.stop()
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

  callbackUrl: async ({ bff, dataFolder }, use) => {
    await use(callbackOf(bff, dataFolder))
  },

  bff: async ({ diia, simulator, settings, dataFolder, warmProcess }, use, info) => {
    const { port, environment } = await demoSettings(simulator, dataFolder, settings)
    const bff = createWarmBff(port, environment, warmProcess)
    await bff.start()
    diia.control.setCallback(callbackOf(bff, dataFolder))
    await use(bff)
    await bff.stop()
    if (info.status !== info.expectedStatus)
      await info.attach('bff.log', { body: bff.log(), contentType: 'text/plain' })
  },

  // oxlint-disable-next-line no-empty-pattern -- as above
  complaints: async ({}, use) => {
    const complaints: string[] = []
    await use(complaints)
    test.expect(complaints).toEqual([])
  },

  openWorkplace: async ({ bff, plainBrowser, openWithCamera, complaints, locale, timezoneId }, use, info) => {
    const contexts: BrowserContext[] = []
    // In the shared browser the camera is allowed, but there is none.
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
      await page.goto(bff.url)
      await new SignInPage(page).signIn(login, 'demo-clerk', window)
      const opened = new WorkplacePage(page)
      await opened.digits.waitFor()
      return opened
    })
    for (const context of contexts) await leave(context, info)
  },

  openCopies: async ({ bff, plainBrowser, complaints, locale, timezoneId }, use, info) => {
    const context = await plainBrowser.newContext({ locale, timezoneId })
    await use(async () => {
      const page = await context.newPage()
      listen(page, complaints)
      await page.goto(`${bff.url}/copies`)
      const signIn = new SignInPage(page)
      if (await signIn.isShown()) await signIn.signIn('y.honcharenko', 'demo-manager', '1')
      const copies = new CopiesPage(page)
      await copies.list.getByText('за день').first().waitFor()
      return copies
    })
    await leave(context, info)
  },

  openMonitoring: async ({ bff, plainBrowser, complaints, locale, timezoneId }, use, info) => {
    const context = await plainBrowser.newContext({ locale, timezoneId })
    await use(async (who, path = '/monitoring') => {
      const page = await context.newPage()
      listen(page, complaints)
      await page.goto(`${bff.url}${path}`)
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
  // The frame of the PDF is sandboxed and has no storage.
  if (window.top === window) localStorage.setItem('diia-desk.preferences', JSON.stringify({ mode }))
}

/** Settings of a bff that works with the simulator, on a free port. */
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

function callbackOf(bff: BffServer, dataFolder: string): string {
  return `${bff.url}/diia/callback/${demoCallbackSecret(dataFolder)}`
}

function listen(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    // HTTP errors are reported by the browser and are no fault of the page: 401 is how it learns that nobody is signed
    // in.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text())
  })
}

export { expect } from '@playwright/test'
