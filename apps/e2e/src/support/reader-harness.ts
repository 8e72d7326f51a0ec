import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import type { Camera, CameraState, CodeRead, Hint, ScanOptions, ScanSession } from '@diia-desk/code-reader'
import { test as base } from './launch-with-camera.ts'
import { serveBuilt } from './serve-built.ts'

/** The functions that the page of `packages/code-reader/test/harness` offers to tests. */
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
    /** Every stream that the page received, in order. */
    givenStreams: MediaStream[]
  }
}

const folder = join(dirname(fileURLToPath(import.meta.resolve('@diia-desk/code-reader'))), '..', 'test', 'harness')

/** The reader, built like the desk and served with its content security policy. */
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
        // A terminated worker does not close its current frame, and Chromium reports that on garbage collection.
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
    // The reader must not use the console, throw uncaught errors or call another host.
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

/** The number of live camera tracks of the page. */
export function liveTracks(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      window.givenStreams.flatMap((stream) => stream.getTracks()).filter((track) => track.readyState === 'live').length,
  )
}

/** The states reported so far: kind and problem. */
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
