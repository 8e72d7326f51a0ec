// npm run bench -- first-read [runs]: from the beginning of a navigation to the call for a validation leaving the page,
// with a clean QR before a fake camera. Three pages in turn, each time in a browser that has never seen them:
//   floor   getUserMedia, a frame callback and zxing-wasm in a worker, nothing else (first-read/floor.ts)
//   reader  packages/code-reader and the gate as they ship (first-read/reader.ts)
//   desk    the whole desk of a clerk who is signed in
// And how long the main thread was away at most while the camera ran on for some seconds.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoEnvironment } from '@diia-desk/bff'
import { deskHeader } from '@diia-desk/contract'
import { startSimulator } from '@diia-desk/diia-simulator'
import { chromium } from '@playwright/test'
import type { BrowserContext } from '@playwright/test'
import { build, preview } from 'vite'
import type { InlineConfig } from 'vite'
import { steadyVideo } from '../src/support/camera-video.ts'
import { createDeskServer, freePort } from '../src/support/desk-server.ts'
import { cameraArgs } from '../src/support/launch-with-camera.ts'
import { launchOptions } from '../src/support/chromium.ts'
import { watchPage } from './first-read/watch-page.ts'
import type { PageTimes, Stretch } from './first-read/watch-page.ts'

const runs = Number(process.argv[2] ?? 7)
const scanOnMs = 5000
/** The answer comes and the page shows it within this. */
const settlesMs = 1000
const link = 'https://diia.app/documents/internal-passport/c1a2f0de-5f1c-4c1a-9d0b-6a0f4de0a111/verify/8f14e45f-ceea-467f-a1d2-3b4c5d6e7f80'
const sizes = { '720p': [1280, 720], '1080p': [1920, 1080] } as const
const pageNames = ['floor', 'reader', 'desk'] as const
type PageName = (typeof pageNames)[number]
type Size = keyof typeof sizes

const folder = await mkdtemp(join(tmpdir(), 'first-read-'))
// First, since a build calls itself production, and there the simulator does not start.
const [deskUrl, closeDesk] = await startDesk()
const [pagesUrl, closePages] = await servePages(join(folder, 'pages'))
const urls: Record<PageName, string> = { floor: `${pagesUrl}floor.html`, reader: `${pagesUrl}reader.html`, desk: deskUrl }

const measured: { name: PageName; size: Size; times: PageTimes }[] = []
for (let run = 0; run < runs; run++) {
  for (const size of ['720p', '1080p'] as const) {
    // Whoever comes first on a machine that has just rested has it easier, so the order goes round.
    for (let place = 0; place < pageNames.length; place++) {
      const name = pageNames[(run + place) % pageNames.length] ?? 'floor'
      measured.push({ name, size, times: await open(name, size) })
      process.stderr.write('.')
    }
  }
}
await Promise.all([closePages(), closeDesk()])
await rm(folder, { recursive: true })
report()

async function open(name: PageName, size: Size): Promise<PageTimes> {
  const [width, height] = sizes[size]
  const film = steadyVideo({ kind: 'qr', text: link }, { width, height, framesPerSecond: 30 })
  const browser = await chromium.launch(launchOptions(cameraArgs({ film })))
  try {
    const context = await browser.newContext({ locale: 'uk-UA' })
    if (name === 'desk') await signIn(context)
    const page = await context.newPage()
    await page.addInitScript(watchPage)
    await page.goto(urls[name], { waitUntil: 'commit' })
    await page.waitForFunction(() => window.times.calledAt !== undefined, undefined, { timeout: 30_000 })
    await page.waitForTimeout(scanOnMs)
    return await page.evaluate(() => window.times)
  } finally {
    await browser.close()
  }
}

async function signIn({ request }: BrowserContext): Promise<void> {
  const answer = await request.post(`${deskUrl}/api/session`, { headers: { [deskHeader]: '1' }, data: { login: 'm.tkach', password: 'demo-clerk', window: '3' } })
  if (!answer.ok()) throw new Error(`Signing in ended with ${answer.status()}`)
}

/** Builds the two pages as the desk is built, and serves them under its policy. */
async function servePages(outDir: string): Promise<[url: string, close: () => Promise<void>]> {
  const root = join(import.meta.dirname, 'first-read')
  const config: InlineConfig = {
    configFile: false,
    root,
    logLevel: 'warn',
    worker: { format: 'es' },
    build: { target: 'es2024', outDir, emptyOutDir: true, reportCompressedSize: false, chunkSizeWarningLimit: 2000, rolldownOptions: { input: [join(root, 'floor.html'), join(root, 'reader.html')] } },
    preview: {
      host: '127.0.0.1',
      port: 0,
      headers: { 'content-security-policy': "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; img-src 'self' data:" },
    },
  }
  await build(config)
  const server = await preview(config)
  return [server.resolvedUrls?.local[0] ?? '', () => server.close()]
}

async function startDesk(): Promise<[url: string, close: () => Promise<void>]> {
  const simulatorFolder = join(folder, 'simulator')
  const simulator = await startSimulator({ dataFolder: simulatorFolder })
  const port = await freePort()
  const server = createDeskServer(port, demoEnvironment({ dataFolder: join(folder, 'desk'), simulatorFolder, port, simulatorUrl: simulator.url, phoneUrl: simulator.phoneUrl }))
  await server.start()
  return [server.url, async () => {
    await server.stop()
    await simulator.close()
  }]
}

function report(): void {
  const of = (name: PageName, size: Size): PageTimes[] => measured.filter((one) => one.name === name && one.size === size).map(({ times }) => times)
  const columns = ['720p', '1080p'] as const

  console.log(`\nA clean QR is read, ${runs} runs each in a fresh browser; ms, median (least–most), × of the floor`)
  for (const [what, since] of [
    ['from navigation to the call', () => 0],
    ['from asking for the camera to the call', ({ cameraAt = Number.NaN }: PageTimes) => cameraAt],
  ] as const) {
    const took = (name: PageName, size: Size): number[] => of(name, size).map((times) => (times.calledAt ?? Number.NaN) - since(times))
    print(what, columns, (name) => columns.map((size) => `${spread(took(name, size))}  × ${(median(took(name, size)) / median(took('floor', size))).toFixed(2)}`))
  }

  console.log('\nMain thread at 1080p; ms, worst of a run: median (least–most). Tasks under 50 ms are not reported by browsers')
  for (const [what, during] of [
    ['from the first picture to a second after the call', ({ playingAt = Infinity, calledAt = 0 }: PageTimes, at: number) => at >= playingAt && at < calledAt + settlesMs],
    ['while the camera looks on', ({ calledAt = Infinity }: PageTimes, at: number) => at >= calledAt + settlesMs],
  ] as const) {
    const worst = (name: PageName, kind: 'tasks' | 'gaps'): number[] => of(name, '1080p').map((times) => longest(times[kind].filter(({ at }) => during(times, at))))
    print(what, ['longest task', 'longest wait of a 4 ms timer'], (name) => [spread(worst(name, 'tasks')), spread(worst(name, 'gaps'))])
  }
}

function print(what: string, columns: readonly string[], cells: (name: PageName) => readonly string[]): void {
  console.log(`\n${what.padEnd(50)}${columns.map((column) => column.padStart(32)).join('')}`)
  for (const name of pageNames) console.log(`  ${name.padEnd(48)}${cells(name).map((cell) => cell.padStart(32)).join('')}`)
}

function spread(values: readonly number[]): string {
  return `${median(values).toFixed(0)} (${Math.min(...values).toFixed(0)}–${Math.max(...values).toFixed(0)})`
}

function longest(stretches: readonly Stretch[]): number {
  return Math.max(0, ...stretches.map(({ ms }) => ms))
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
