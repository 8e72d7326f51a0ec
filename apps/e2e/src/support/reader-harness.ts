import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import type { Camera, CameraState, CodeRead, Hint, ScanOptions, ScanSession } from '@diia-desk/code-reader'
import { test as base } from './launch-with-camera.ts'
import { serveBuilt } from './serve-built.ts'

/** What the page of `packages/code-reader/test/harness` offers to tests. */
interface Harness {
  readonly codes: CodeRead[]
  readonly states: CameraState[]
  readonly cameras: Camera[][]
  readonly alive: boolean[]
  readonly hints: (Hint | undefined)[]
  readonly holds: boolean[]
  readonly session: ScanSession | undefined
  preload(): Promise<void>
  start(deviceId?: string, more?: Pick<ScanOptions, 'restsAfterMs'>): Promise<void>
}

declare global {
  interface Window {
    harness: Harness
    /** Every stream that the page was given, in order. */
    givenStreams: MediaStream[]
  }
}

const folder = join(dirname(fileURLToPath(import.meta.resolve('@diia-desk/code-reader'))), '..', 'test', 'harness')

/** The reader built as the desk builds it, and served under the desk's content security policy. */
export const test = base.extend<
  { openReader: (page: Page, has?: { framesLost: boolean }) => Promise<void> },
  { readerUrl: string }
>({
  readerUrl: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the wanted fixtures off this pattern
    async ({}, use) => {
      const served = await serveBuilt(join(folder, 'vite.config.ts'))
      await use(served.url)
      await served.close()
    },
    { scope: 'worker' },
  ],

  openReader: async ({ readerUrl }, use) => {
    const said: string[] = []
    await use(async (page, { framesLost } = { framesLost: false }) => {
      page.on('console', (message) => {
        // A worker that is ended takes the frame it looks at with it, and Chromium tells when it gathers that one.
        if (framesLost && message.text().startsWith('A VideoFrame was garbage collected')) return
        said.push(message.text())
      })
      page.on('pageerror', (error) => said.push(error.message))
      page.on('request', (request) => {
        if (new URL(request.url()).origin !== new URL(readerUrl).origin && !/^(?:data|blob):/.test(request.url()))
          said.push(`asked ${request.url()}`)
      })
      await page.addInitScript(countStreams)
      await page.goto(readerUrl)
    })
    // The reader is silent whatever happens: no console, no error nobody caught, no call to another host.
    test.expect(said.filter((line) => !line.includes('net::ERR_FAILED'))).toEqual([])
  },
})

function countStreams(): void {
  window.givenStreams = []
  const devices = navigator.mediaDevices
  const ask = devices.getUserMedia.bind(devices)
  devices.getUserMedia = async (constraints) => {
    const stream = await ask(constraints)
    window.givenStreams.push(stream)
    return stream
  }
}

/** How many tracks of the page hold a camera now. */
export function liveTracks(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      window.givenStreams.flatMap((stream) => stream.getTracks()).filter((track) => track.readyState === 'live').length,
  )
}

/** The states told so far: the kind, and which problem. */
export function told(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    window.harness.states.map((state) => (state.kind === 'problem' ? state.problem : state.kind)),
  )
}

/** The texts reported so far. */
export function read(page: Page): Promise<string[]> {
  return page.evaluate(() => window.harness.codes.map((code) => code.text))
}

export { expect } from '@playwright/test'
