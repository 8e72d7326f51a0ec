// npm run bench -- first-read [runs]: measures the time from the start of a navigation to the call for a validation,
// with a clean QR code in front of a fake camera. Three pages in turn, each in a new browser and then again with its
// files cached. The browser has the camera permission: `floor` is getUserMedia, a frame callback and zxing-wasm in a
// worker (first-read/floor.ts); `reader` is packages/code-reader and the gate as in the product (first-read/reader.ts);
// `desk` is the whole app of a signed-in clerk, as after an update. Also measures the longest block of the main thread
// while the camera runs for some seconds.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoEnvironment } from '@diia-desk/bff'
import { startSimulator } from '@diia-desk/diia-simulator'
import { chromium, errors } from '@playwright/test'
import type { BrowserContext, BrowserContextOptions } from '@playwright/test'
import { build, preview } from 'vite'
import type { InlineConfig } from 'vite'
import { cameraArgs } from '../src/support/camera-args.ts'
import { steadyVideo } from '../src/support/camera-video.ts'
import { createBffServer, freePort } from '../src/support/bff-server.ts'
import { launchOptions } from '../src/support/chromium.ts'
import { SignInPage } from '../src/pages/sign-in-page.ts'
import { watchPage } from './first-read/watch-page.ts'
import type { PageTimes, Stretch } from './first-read/watch-page.ts'

const runs = Number(process.argv[2] ?? 7)
const scanOnMs = 5000
/** Within this time the response arrives and the page shows it. */
const settlesMs = 1000
const link =
  'https://diia.app/documents/internal-passport/c1a2f0de-5f1c-4c1a-9d0b-6a0f4de0a111/verify/8f14e45f-ceea-467f-a1d2-3b4c5d6e7f80'
const sizes = { '720p': [1280, 720], '1080p': [1920, 1080] } as const
const pageNames = ['floor', 'reader', 'desk'] as const
type PageName = (typeof pageNames)[number]
type Size = keyof typeof sizes

interface Measured {
  readonly name: PageName
  readonly size: Size
  readonly times: PageTimes
  /** The second visit in the same browser. */
  readonly again: PageTimes
}

const folder = await mkdtemp(join(tmpdir(), 'first-read-'))
// Must come first: a build sets NODE_ENV to production, where the simulator does not start.
const [deskUrl, closeDesk] = await startDesk()
const [pagesUrl, closePages] = await servePages(join(folder, 'pages'))
const urls: Record<PageName, string> = {
  floor: `${pagesUrl}floor.html`,
  reader: `${pagesUrl}reader.html`,
  desk: deskUrl,
}

const signedIn = await signIn()
const measured: Measured[] = []
/** Pages that sent nothing: a browser's camera sometimes does not begin, and the floor does not try again. */
const silent: PageName[] = []
for (let run = 0; run < runs; run++) {
  for (const size of ['720p', '1080p'] as const) {
    // The first page after a pause has an advantage, so the order rotates.
    for (let place = 0; place < pageNames.length; place++) {
      const name = pageNames[(run + place) % pageNames.length] ?? 'floor'
      measured.push({ name, size, ...(await openUntilRead(name, size)) })
      process.stderr.write('.')
    }
  }
}
await Promise.all([closePages(), closeDesk()])
await rm(folder, { recursive: true })
report()

async function openUntilRead(name: PageName, size: Size): Promise<{ times: PageTimes; again: PageTimes }> {
  for (;;) {
    try {
      return await open(name, size)
    } catch (error) {
      if (!(error instanceof errors.TimeoutError) || silent.length > runs) throw error
      silent.push(name)
    }
  }
}

async function open(name: PageName, size: Size): Promise<{ times: PageTimes; again: PageTimes }> {
  const [width, height] = sizes[size]
  const film = steadyVideo({ kind: 'qr', text: link }, { width, height, framesPerSecond: 30 })
  const browser = await chromium.launch(launchOptions(cameraArgs({ film })))
  try {
    const context = await browser.newContext({
      locale: 'uk-UA',
      permissions: ['camera'],
      ...(name === 'desk' && { storageState: signedIn }),
    })
    const times = await visit(context, urls[name], scanOnMs)
    return { times, again: await visit(context, urls[name], 0) }
  } finally {
    await browser.close()
  }
}

async function visit(context: BrowserContext, url: string, stayMs: number): Promise<PageTimes> {
  const page = await context.newPage()
  await page.addInitScript(watchPage)
  // Waits outside the page: a script in the page would take time from its main thread.
  await Promise.all([page.waitForRequest('**/api/validations'), page.goto(url, { waitUntil: 'commit' })])
  await page.waitForTimeout(stayMs)
  const times = await page.evaluate(() => window.times)
  await page.close()
  return times
}

/** The storage of a browser in which a clerk has signed in. */
async function signIn(): Promise<BrowserContextOptions['storageState']> {
  const browser = await chromium.launch(launchOptions(cameraArgs('none')))
  try {
    const context = await browser.newContext({ locale: 'uk-UA' })
    const page = await context.newPage()
    await page.goto(deskUrl)
    await new SignInPage(page).signIn('m.tkach', 'demo-clerk', '3')
    await page.getByRole('button', { name: 'Вийти' }).waitFor()
    return await context.storageState()
  } finally {
    await browser.close()
  }
}

/** Builds the two pages like the desk, and serves them with its policy. */
async function servePages(outDir: string): Promise<[url: string, close: () => Promise<void>]> {
  const root = join(import.meta.dirname, 'first-read')
  const config: InlineConfig = {
    configFile: false,
    root,
    logLevel: 'warn',
    worker: { format: 'es' },
    build: {
      target: 'es2024',
      outDir,
      emptyOutDir: true,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 2000,
      rolldownOptions: { input: [join(root, 'floor.html'), join(root, 'reader.html')] },
    },
    preview: {
      host: '127.0.0.1',
      port: 0,
      headers: {
        'content-security-policy':
          "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; img-src 'self' data:",
      },
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
  const server = createBffServer(
    port,
    demoEnvironment({
      dataFolder: join(folder, 'desk'),
      simulatorFolder,
      port,
      simulatorUrl: simulator.url,
      phoneUrl: simulator.phoneUrl,
    }),
  )
  await server.start()
  return [
    server.url,
    async () => {
      await server.stop()
      await simulator.close()
    },
  ]
}

function report(): void {
  const of = (name: PageName, size: Size): Measured[] =>
    measured.filter((one) => one.name === name && one.size === size)
  const columns = ['720p', '1080p'] as const

  console.log(`\nA clean QR is read, ${runs} runs each in a fresh browser; ms, median (least–most), × of the floor`)
  for (const [what, took] of [
    ['from navigation to the call', ({ times }) => between(0, times.calledAt)],
    ['from asking for the camera to the call', ({ times }) => between(times.cameraAt, times.calledAt)],
    ['from navigation to the call, files in the cache', ({ again }) => between(0, again.calledAt)],
  ] satisfies [string, (one: Measured) => number][]) {
    const all = (name: PageName, size: Size): number[] => of(name, size).map(took)
    print(what, columns, (name) =>
      columns.map(
        (size) => `${spread(all(name, size))}  × ${(median(all(name, size)) / median(all('floor', size))).toFixed(2)}`,
      ),
    )
  }

  if (silent.length > 0) console.log(`\nOpened again, because nothing was sent within 30 s: ${silent.join(', ')}`)
  console.log(
    '\nMain thread at 1080p; ms, worst of a run: median (least–most). Tasks under 50 ms are not reported by browsers',
  )
  for (const [what, during] of [
    [
      'from the first picture to a second after the call',
      ({ playingAt = Infinity, calledAt = 0 }: PageTimes, at: number) => at >= playingAt && at < calledAt + settlesMs,
    ],
    ['while the camera looks on', ({ calledAt = Infinity }: PageTimes, at: number) => at >= calledAt + settlesMs],
  ] as const) {
    const worst = (name: PageName, kind: 'tasks' | 'gaps'): number[] =>
      of(name, '1080p').map(({ times }) => longest(times[kind].filter(({ at }) => during(times, at))))
    print(what, ['longest task', 'longest wait of a 4 ms timer'], (name) => [
      spread(worst(name, 'tasks')),
      spread(worst(name, 'gaps')),
    ])
  }
}

function print(what: string, columns: readonly string[], cells: (name: PageName) => readonly string[]): void {
  console.log(`\n${what.padEnd(50)}${columns.map((column) => column.padStart(32)).join('')}`)
  for (const name of pageNames)
    console.log(
      `  ${name.padEnd(48)}${cells(name)
        .map((cell) => cell.padStart(32))
        .join('')}`,
    )
}

function between(from = Number.NaN, to = Number.NaN): number {
  return to - from
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
