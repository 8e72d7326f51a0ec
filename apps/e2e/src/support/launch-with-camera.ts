import { mkdtemp, rename, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, test as base } from '@playwright/test'
import type { Browser, BrowserContext, Page, TestInfo } from '@playwright/test'
import { cameraArgs } from './camera-args.ts'
import type { TestCamera } from './camera-args.ts'
import { forgetVideo } from './camera-video.ts'
import { launchOptions, shellOptions } from './chromium.ts'

interface CameraFixtures {
  /**
   * Whether the test has the tag `@whole-browser`: it needs a feature of the complete Chromium, such as its PDF viewer.
   */
  wholeBrowser: boolean
  /** The browser for pages without a camera. */
  plainBrowser: Browser
  /**
   * Opens a page with this camera. It is closed when the test ends or the next one is opened, because a camera plays
   * one film at a time.
   */
  openWithCamera: (camera: TestCamera) => Promise<Page>
}

interface CameraBrowsers {
  /** The browsers of a worker, started on demand: a start takes longer than most tests. */
  startedBrowser: (camera: TestCamera, whole: boolean) => Promise<Browser>
}

export const test = base.extend<CameraFixtures, CameraBrowsers>({
  startedBrowser: [
    async ({ browser }, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'diia-desk-film-'))
      const started = new Map<string, Promise<Browser>>()
      await use(async (camera, whole) => {
        if (camera === 'none' && !whole) return browser
        const kind = `${typeof camera === 'object' ? 'film' : camera}${whole ? '-whole' : ''}`
        // Chromium opens the file again whenever a page requests the camera, and identifies its content by its name.
        const film = join(folder, `${kind}.y4m`)
        if (typeof camera === 'object') await putUp(camera.film, film)
        const args = cameraArgs(typeof camera === 'object' ? { film } : camera)
        const starting = started.get(kind) ?? chromium.launch(whole ? launchOptions(args) : shellOptions(args))
        started.set(kind, starting)
        return await starting
      })
      for (const starting of started.values()) await (await starting).close()
      await rm(folder, { recursive: true })
    },
    { scope: 'worker' },
  ],

  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the wanted fixtures off this pattern
  wholeBrowser: async ({}, use, info) => {
    await use(info.tags.includes('@whole-browser'))
  },

  plainBrowser: async ({ startedBrowser, wholeBrowser }, use) => {
    await use(await startedBrowser('none', wholeBrowser))
  },

  openWithCamera: async ({ startedBrowser, wholeBrowser, contextOptions, locale, timezoneId }, use, info) => {
    let open: BrowserContext | undefined
    const films: string[] = []
    await use(async (camera) => {
      await open?.close()
      if (typeof camera === 'object') films.push(camera.film)
      // Only the complete browser supports a permission that was not decided.
      const browser = await startedBrowser(camera, wholeBrowser || camera === 'asking')
      const permissions = camera === 'asking' || camera === 'denied' ? [] : ['camera']
      open = await browser.newContext({
        ...contextOptions,
        permissions,
        ...(locale && { locale }),
        ...(timezoneId && { timezoneId }),
      })
      return open.newPage()
    })
    if (open !== undefined) await leave(open, info)
    for (const film of films) forgetVideo(film)
  },
})

/**
 * Closes a context at the end of a test, with screenshots of its pages if the test has failed. Playwright's own option
 * takes them of every page and discards them after success.
 */
export async function leave(context: BrowserContext, info: TestInfo): Promise<void> {
  if (info.status !== info.expectedStatus) {
    for (const page of context.pages()) {
      // The page itself may hang.
      const body = await page.screenshot({ timeout: 5000 }).catch(() => undefined)
      if (body !== undefined) await info.attach('screen.png', { body, contentType: 'image/png' })
    }
  }
  await context.close()
}

/** Replaces the link to the current film. */
async function putUp(film: string, place: string): Promise<void> {
  await rm(`${place}.next`, { force: true })
  await symlink(film, `${place}.next`)
  await rename(`${place}.next`, place)
}

export { expect } from '@playwright/test'
