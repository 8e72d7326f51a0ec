// Causes all faults that may happen to a centre's machine while Diia delivers. Afterwards it checks that nothing that
// was acknowledged is lost, unreadable or stored twice, and that no finished file was deleted.
import { randomBytes, randomUUID } from 'node:crypto'
import { copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { once } from 'node:events'
import { deskHeader } from '@diia-desk/contract'
import { startSimulator } from '@diia-desk/diia-simulator'
import { demoCallbackSecret, demoEnvironment } from '../src/demo-environment.ts'
import { startBff } from './bff-process.ts'
import type { BffProcess, Started, StartOptions } from './bff-process.ts'
import { startDeliveries } from './deliveries.ts'
import { readCopyOfDatabase, watchFiles } from './files-seen.ts'
import { createRandom } from './random.ts'
import { makeDisk } from './small-disk.ts'
import { rowsTwice, verifyAll } from './verify-all.ts'
import type { Verdict } from './verify-all.ts'

export interface FaultOptions {
  faults: number
  seed: number
  /** A small disk of its own where one can be mounted, otherwise simulated write errors. */
  mounted: boolean
  tell: (line: string) => void
  /** Ends the run early, with a verdict on what was done by then. */
  signal?: AbortSignal
}

export interface FaultReport extends Verdict {
  faults: Record<FaultKind, number>
  disk: 'tmpfs' | 'injected'
  deliveries: { acknowledged: number; posted: number; refused: number; broken: number; repeated: number }
  filesSeen: number
  filesLost: string[]
  setAside: number
  /** Starts and stops that did not behave as they must. */
  wrong: string[]
}

/** The relative frequency of each fault. */
const weights = {
  kill: 5,
  'kill-while-starting': 2,
  terminate: 2,
  'second-process': 3,
  'second-while-killed': 2,
  'older-database': 2,
  'no-database': 1,
  'other-master-key': 1,
  'full-disk': 2,
}
export type FaultKind = keyof typeof weights
const kinds = Object.entries(weights).flatMap(([kind, weight]) =>
  Array.from({ length: weight }, () => kind as FaultKind),
)
const databaseFiles = ['desk.sqlite', 'desk.sqlite-wal', 'desk.sqlite-shm']
const drainWithinMs = 120_000

export async function runFaults({ faults, seed, mounted, tell, signal }: FaultOptions): Promise<FaultReport> {
  const random = createRandom(seed)
  const begun = Date.now()
  const home = await mkdtemp(join(tmpdir(), 'desk-faults-'))
  const data = join(home, 'desk')
  const disk = await makeDisk(data, home, { mounted })
  const simulator = await startSimulator({ dataFolder: join(home, 'simulator') })
  const port = await freePort()
  const environment: Record<string, string> = {
    ...demoEnvironment({
      dataFolder: data,
      simulatorFolder: join(home, 'simulator'),
      simulatorUrl: simulator.url,
      phoneUrl: simulator.phoneUrl,
      port,
    }),
    ...disk.environment,
  }
  const files = watchFiles(data)
  const counts = Object.fromEntries(Object.keys(weights).map((kind) => [kind, 0])) as Record<FaultKind, number>
  const wrong: string[] = []
  let server: BffProcess | undefined

  const launch = (more: Record<string, string> = {}, options: StartOptions = {}): Promise<Started> =>
    startBff({ ...environment, ...more }, { imports: disk.imports, ...options })

  /** A start that must succeed. */
  async function start(): Promise<BffProcess> {
    const started = await launch()
    if (!('process' in started)) throw new Error(`the bff did not start (${started.code}):\n${started.refused}`)
    server = started.process
    return server
  }
  async function kill(): Promise<void> {
    await server?.kill()
    server = undefined
    await files.look()
  }
  /** A start that must be refused with a message and change nothing. */
  async function refused(kind: FaultKind, sentence: RegExp, more: Record<string, string> = {}): Promise<void> {
    const before = await namesBelow(join(data, 'blobs'))
    const started = await launch(more)
    if ('process' in started) {
      wrong.push(`${kind}: it started`)
      await started.process.kill()
    } else if (started.code !== 1 || !sentence.test(started.refused))
      wrong.push(`${kind}: ended with ${started.code}: ${started.refused.slice(-500)}`)
    const after = await namesBelow(join(data, 'blobs'))
    if (before.join() !== after.join()) wrong.push(`${kind}: files changed`)
  }
  async function withoutDatabase(kind: FaultKind, sentence: RegExp, putInstead: () => Promise<void>): Promise<void> {
    const hold = join(data, 'held')
    await mkdir(hold)
    for (const name of databaseFiles) await rename(join(data, name), join(hold, name)).catch(() => undefined)
    await putInstead()
    await refused(kind, sentence)
    for (const name of databaseFiles) {
      await rm(join(data, name), { force: true })
      await rename(join(hold, name), join(data, name)).catch(() => undefined)
    }
    await rm(hold, { recursive: true })
  }

  const backup = join(home, 'backup')
  async function takeBackup(): Promise<void> {
    await rm(backup, { recursive: true, force: true })
    await mkdir(backup)
    for (const name of databaseFiles.slice(0, 2))
      await copyFile(join(data, name), join(backup, name)).catch(() => undefined)
  }
  async function isBackupOlder(): Promise<boolean> {
    const marker = JSON.parse(await readFile(join(data, 'blobs', 'database.json'), 'utf8')) as { lastEvent: number }
    return (await readCopyOfDatabase(backup, lastEvent)) < marker.lastEvent
  }

  const act: Record<FaultKind, () => Promise<void>> = {
    async kill() {
      await kill()
      // A kill leaves a file without a row only sometimes. To be independent of chance, one is created here.
      const id = randomUUID()
      await mkdir(join(data, 'blobs', id.slice(0, 2)), { recursive: true })
      await writeFile(join(data, 'blobs', id.slice(0, 2), id), 'of a delivery that was never acknowledged')
      await files.look()
    },
    async 'kill-while-starting'() {
      await kill()
      const started = await launch({}, { killAfterMs: random.between(50, 1500) })
      if ('process' in started) server = started.process
      await kill()
    },
    async terminate() {
      const code = await server?.stop()
      if (code !== 0) wrong.push(`terminate: ended with ${code}: ${server?.output().slice(-500)}`)
      server = undefined
      await files.look()
    },
    // The first process goes on receiving.
    async 'second-process'() {
      const started = await launch(random.chance(0.5) ? {} : { PORT: '0' })
      if ('process' in started) {
        wrong.push('second-process: it started')
        await started.process.kill()
      } else if (started.code !== 1 || !/in use by another process/.test(started.refused))
        wrong.push(`second-process: ended with ${started.code}: ${started.refused.slice(-500)}`)
    },
    async 'second-while-killed'() {
      const second = launch()
      await pause(random.between(100, 900))
      await server?.kill()
      server = undefined
      const started = await second
      if ('process' in started) server = started.process
      else if (!/in use by another process/.test(started.refused))
        wrong.push(`second-while-killed: ${started.refused.slice(-500)}`)
    },
    async 'older-database'() {
      // The marker follows the events after a moment; a backup that is as new as the files would be accepted.
      for (const end = Date.now() + 10_000; !(await isBackupOlder()) && Date.now() < end;) await pause(20)
      await kill()
      await withoutDatabase('older-database', /the database is older/, async () => {
        for (const name of databaseFiles.slice(0, 2))
          await copyFile(join(backup, name), join(data, name)).catch(() => undefined)
      })
      if (random.chance(0.5)) await takeBackup()
    },
    async 'no-database'() {
      await kill()
      await withoutDatabase('no-database', /there is no database/, () => Promise.resolve())
    },
    async 'other-master-key'() {
      await kill()
      await refused('other-master-key', /the given key is/, { MASTER_KEY: randomBytes(32).toString('base64') })
    },
    async 'full-disk'() {
      await disk.fill()
      await pause(random.between(200, 1500))
      if (random.chance(0.5)) await kill()
      if (server === undefined && random.chance(0.5)) {
        const started = await launch()
        if ('process' in started) server = started.process
        else if (started.code !== 1 || !/the disk of .* is full/.test(started.refused))
          wrong.push(`full-disk: a start ended with ${started.code}: ${started.refused.slice(-500)}`)
      }
      await disk.makeRoom()
    },
  }
  try {
    const url = `http://127.0.0.1:${port}`
    await start()
    const cookie = await signIn(url, 'm.tkach', 'demo-clerk')
    await server?.stop()
    await takeBackup()
    await start()
    const deliveries = startDeliveries(
      simulator,
      { url, callbackUrl: `${url}/diia/callback/${demoCallbackSecret(data)}`, cookie },
      createRandom(seed + 1),
      { atOnce: 2 },
    )
    for (let count = 0; count < faults && signal?.aborted !== true; count++) {
      // Until something has arrived since the last fault, and then a little longer.
      await moved(deliveries.acknowledged, 3000)
      await pause(random.between(0, 400))
      // Each fault once before they are chosen at random.
      const kind = count < Object.keys(weights).length ? (Object.keys(weights)[count] as FaultKind) : random.pick(kinds)
      await act[kind]()
      counts[kind]++
      if (server !== undefined && server.child.exitCode !== null) {
        wrong.push(`${kind}: the process ended by itself: ${server.output().slice(-500)}`)
        server = undefined
      }
      if (server === undefined) await start()
      if ((count + 1) % 25 === 0)
        tell(
          `${count + 1} faults, ${deliveries.acknowledged.size} packages acknowledged, ${((Date.now() - begun) / 1000).toFixed(0)} s`,
        )
    }
    await deliveries.stop()
    const verdict = await verifyAll({ url, cookie, acknowledged: [...deliveries.acknowledged.values()], drainWithinMs })
    const code = await server?.stop()
    if (code !== 0) wrong.push(`the last stop ended with ${code}`)
    server = undefined
    await files.look()
    verdict.twice.push(...(await rowsTwice(data)))
    return {
      ...verdict,
      faults: counts,
      disk: disk.kind,
      wrong,
      deliveries: { acknowledged: deliveries.acknowledged.size, ...deliveries.counts },
      filesSeen: files.size,
      filesLost: await files.lost(),
      setAside: (await namesBelow(join(data, 'blobs', 'set-aside'))).length,
    }
  } finally {
    await server?.kill()
    await simulator.close()
    await disk.close()
    await rm(home, { recursive: true, force: true })
  }
}

/** The faults that a report shows; empty when all is well. */
export function faultsFound({ lost, unreadable, twice, quarantined, filesLost, wrong }: FaultReport): string[] {
  return [
    ...lost.map((id) => `lost: ${id}`),
    ...unreadable.map((id) => `unreadable: ${id}`),
    ...twice.map((id) => `twice: ${id}`),
    ...quarantined.map((id) => `set aside for a failure on our side: ${id}`),
    ...filesLost.map((id) => `file deleted: ${id}`),
    ...wrong,
  ]
}

/** Waits until a map has grown, up to a time limit. */
async function moved(map: ReadonlyMap<unknown, unknown>, milliseconds: number): Promise<void> {
  const before = map.size
  for (const end = Date.now() + milliseconds; map.size === before && Date.now() < end;) await pause(10)
}

function lastEvent(db: import('better-sqlite3').Database): number {
  return (
    (db.prepare("select seq from sqlite_sequence where name = 'events'").get() as { seq: number } | undefined)?.seq ?? 0
  )
}

async function signIn(url: string, login: string, password: string): Promise<string> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [deskHeader]: '1' },
    body: JSON.stringify({ login, password, window: '3' }),
  })
  if (answer.status !== 201) throw new Error(`sign-in failed with ${answer.status}`)
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
}

async function namesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}
