import { fileURLToPath } from 'node:url'
import { test as base } from '@playwright/test'
import { serveBuilt } from './serve-built.ts'

const configFile = fileURLToPath(new URL('../../../desk/test/gallery/vite.config.ts', import.meta.url))

/** The gallery of the desk's states, built and served. */
export const test = base.extend<object, { galleryUrl: string }>({
  galleryUrl: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the wanted fixtures off this pattern
    async ({}, use) => {
      const served = await serveBuilt(configFile)
      await use(served.url)
      await served.close()
    },
    { scope: 'worker' },
  ],
})
