// What a start does with existing data: with the wrong database, key or state it changes nothing.
import { execFile } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { chmod, copyFile, cp, mkdir, mkdtemp, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { startSimulator } from '@diia-desk/diia-simulator'
import type { Simulator } from '@diia-desk/diia-simulator'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { readConfig } from '../src/config.ts'
import { demoCallbackSecret, demoEnvironment } from '../src/demo-environment.ts'
import { sealDetails } from '../src/features/visit/appeals/details.ts'
import { createLogger } from '../src/logger.ts'
import { startServer } from '../src/server.ts'
import type { RunningServer } from '../src/server.ts'
import { createKeys } from '../src/storage/keys.ts'
import { open } from './appeal-work.ts'
import { startPostgres } from './postgres-server.ts'
import { createClient, eventually } from './test-server.ts'

vi.setConfig({ testTimeout: 60_000 })

let simulator: Simulator
let home: string
let first: string
let folder: string
const running = new Set<RunningServer>()

const environmentOf = (more: Record<string, string> = {}): Record<string, string> => ({
  ...demoEnvironment({
    dataFolder: folder,
    simulatorFolder: join(home, 'simulator'),
    simulatorUrl: simulator.url,
    phoneUrl: simulator.phoneUrl,
    port: 0,
  }),
  ...more,
})

async function start(more: Record<string, string> = {}): Promise<RunningServer> {
  const { config, secrets } = readConfig(environmentOf(more))
  const server = await startServer(config, secrets, createLogger('silent'))
  running.add(server)
  simulator.control.setCallback(`${server.url}/diia/callback/${demoCallbackSecret(folder)}`)
  return server
}

async function stop(server: RunningServer): Promise<void> {
  running.delete(server)
  await server.close()
}

/** The message with which a start is refused. The folder is unchanged afterwards. */
async function refusal(more: Record<string, string> = {}): Promise<string> {
  const before = await contents()
  const refused = await start(more).then(
    () => 'it started',
    (error: Error) => error,
  )
  expect(refused).toMatchObject({ name: 'StartError' })
  expect(await contents()).toEqual(before)
  return (refused as Error).message
}

/** Every file in the data folder with its bytes. SQLite's index of its journal may change when it is read. */
async function contents(): Promise<Map<string, string>> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && !/\.lock$|-shm$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
  return new Map(
    await Promise.all(files.toSorted().map(async (file) => [file, (await readFile(file)).toString('base64')] as const)),
  )
}

async function desk(...args: string[]): Promise<string> {
  const cli = join(import.meta.dirname, '../src/cli.ts')
  const { stdout } = await promisify(execFile)(process.execPath, [cli, ...args], {
    env: { ...environmentOf(), PATH: process.env.PATH, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE },
  })
  return stdout
}

async function clerkOf(server: RunningServer) {
  const client = createClient(() => server.url)
  await client.post('/api/session', { login: 'm.tkach', password: 'demo-clerk', window: '3' })
  return client
}

/** Takes a copy from its code to its files, and returns what a clerk sees of it later. */
async function takeCopy(
  server: RunningServer,
): Promise<(later: RunningServer) => Promise<{ state: string; pdfs: number[] }>> {
  const clerk = await clerkOf(server)
  const { barcode } = simulator.control.issueCode({ citizenId: 'oleksandra', type: 'internal-passport' })
  const { id } = (await clerk.post('/api/document-requests', { barcode, input: 'camera' })).body
  simulator.control.confirm(id)
  await eventually(async () =>
    (await clerk.get(`/api/document-requests/${id}`)).body.state === 'arrived' ? true : undefined,
  )
  return async (later) => {
    const client = await clerkOf(later)
    const { state, copies } = (await client.get(`/api/document-requests/${id}`)).body
    const pdfs = await Promise.all(
      (copies ?? []).map(
        async (copy: { id: string }) => (await client.get(`/api/document-copies/${copy.id}/pdf`)).status,
      ),
    )
    return { state, pdfs }
  }
}

const database = (name = 'desk.sqlite') => join(folder, name)
const whole = { state: 'arrived', pdfs: [200] }

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'desk-data-'))
  simulator = await startSimulator({ dataFolder: join(home, 'simulator') })
  // Hashing the demo staff's passwords is slow, so it is done once.
  folder = first = join(home, 'first')
  await stop(await start())
}, 60_000)
afterAll(async () => {
  await simulator.close()
  await rm(home, { recursive: true })
})
beforeEach(async () => {
  simulator.reset()
  folder = join(home, randomUUID())
  await cp(first, folder, { recursive: true })
})
afterEach(async () => {
  for (const server of running) await stop(server)
})

describe('a second process on the same folder', () => {
  it('is refused and changes nothing, on the same port and on another one, while the first receives', async () => {
    const server = await start()
    const port = new URL(server.url).port
    const receiving = await server.ctx.blobs.createWriter()
    await receiving.write(Buffer.alloc(1_500_000, 1))
    const finished = await server.ctx.blobs.put(Buffer.from('its row comes in a moment'), new Date())
    const { config, secrets } = readConfig(environmentOf())
    for (const at of [Number(port), 0]) {
      const another = { ...config, server: { ...config.server, port: at } }
      await expect(startServer(another, secrets, createLogger('silent'))).rejects.toThrow(
        `DATA_DIR: ${folder} is in use by another process`,
      )
    }
    await receiving.write(Buffer.alloc(10, 2))
    const row = await receiving.commit(new Date())
    expect((await server.ctx.blobs.read(row)).length).toBe(1_500_010)
    expect((await server.ctx.blobs.read(finished)).toString()).toBe('its row comes in a moment')
    // The command line works beside it.
    expect(await desk('storage', 'show')).toContain('Set aside: none')
    await expect(desk('storage', 'accept-database')).rejects.toMatchObject({
      stderr: expect.stringContaining('is in use') as string,
    })
    await stop(server)
    await start()
  })
})

it('a port in use is reported before anything is changed', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  await writeFile(join(folder, 'blobs', 'incoming', randomUUID()), 'of a process that does not lock')
  expect(await refusal({ PORT: String((other.address() as AddressInfo).port) })).toMatch(/^Port \d+ is taken/)
  other.close()
})

describe('an older database beside newer files', () => {
  it('is refused; with the newest database the desk goes on', async () => {
    await copyFile(database(), database('backup'))
    const server = await start()
    const look = await takeCopy(server)
    await stop(server)
    await rename(database(), database('newest'))
    await copyFile(database('backup'), database())
    expect(await refusal()).toMatch(
      /^DATA_DIR: the database is older \(at event \d+\) than the files in .*\/blobs, .*storage accept-database\. Files that it does not know are then set aside, not deleted\. Nothing was changed\.$/,
    )
    await expect(desk('staff', 'add', '--login', 'x.x', '--name', 'X', '--role', 'clerk')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('the database is older') as string,
    })
    await rename(database('newest'), database())
    expect(await look(await start())).toEqual(whole)
  })

  it('is accepted by a command: files it does not know are set aside, and come back with the database that knows them', async () => {
    await copyFile(database(), database('backup'))
    const server = await start()
    const look = await takeCopy(server)
    await stop(server)
    await rename(database(), database('newest'))
    await copyFile(database('backup'), database())
    expect(await desk('storage', 'accept-database')).toContain('It does not know 2 of them')

    const older = await start()
    expect(older.ctx.storageStatus).toEqual({
      setAside: { files: 2, folder: join(folder, 'blobs', 'set-aside') },
      missing: 0,
    })
    await stop(older)
    expect(await desk('storage', 'show')).toMatch(/Set aside: 2 in .*set-aside\/\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\n/)
    // Accepted once, for that database: the next older one is refused again.
    await rename(database('newest'), database())
    const newest = await start()
    expect(await look(newest)).toEqual(whole)
    expect(newest.ctx.storageStatus.setAside.files).toBe(0)
    await stop(newest)
    await copyFile(database('backup'), database())
    expect(await refusal()).toContain('the database is older')
  })

  it('of a release before identities existed is older too', async () => {
    const server = await start()
    await server.ctx.db.schema.dropTable('database_identity').execute()
    await sql`delete from kysely_migration where name >= '0005'`.execute(server.ctx.db)
    await stop(server)
    expect(await refusal()).toContain('the database is older (of an older release)')
  })
})

describe('no database beside files', () => {
  it('is refused, and none is created', async () => {
    const server = await start()
    const look = await takeCopy(server)
    await stop(server)
    await rename(database(), database('elsewhere'))
    expect(await refusal()).toMatch(
      /^DATA_DIR: there is no database at .*desk\.sqlite, but files of an earlier one .* POSTGRES_URL/,
    )
    await rename(database('elsewhere'), database())
    expect(await look(await start())).toEqual(whole)
  })

  it('of a release without a marker is refused too; with its database the desk goes on', async () => {
    const server = await start()
    const look = await takeCopy(server)
    await stop(server)
    await rm(join(folder, 'blobs', 'database.json'))
    await rename(database(), database('elsewhere'))
    expect(await refusal()).toContain('there is no database')
    await rename(database('elsewhere'), database())
    expect(await look(await start())).toEqual(whole)
  })

  it('can be accepted: the files are set aside', async () => {
    const server = await start()
    await takeCopy(server)
    await stop(server)
    await rm(database())
    await desk('storage', 'accept-database')
    expect((await start()).ctx.storageStatus.setAside.files).toBe(2)
    // Without their rows the files can still be opened with the master key.
    const recovered = join(folder, 'recovered')
    expect(await desk('storage', 'recover', '--to', recovered)).toMatch(/^Opened 2 files into .*\n$/)
    const names = (await readdir(recovered)).toSorted((a, b) => a.slice(-3).localeCompare(b.slice(-3)))
    expect(names.map((name) => name.slice(-4))).toEqual(['.p7s', '.pdf'])
    const [container, pdf] = (await Promise.all(names.map((name) => readFile(join(recovered, name))))) as [
      Buffer,
      Buffer,
    ]
    expect(container.includes(pdf)).toBe(true)
    expect((await stat(join(recovered, names[0] as string))).mode & 0o777).toBe(0o600)
  })
})

it('a few files without rows, as a crash leaves them, are set aside and reported', async () => {
  const shelf = join(folder, 'blobs', 'ab')
  const id = `ab${randomUUID().slice(2)}`
  await mkdir(shelf)
  await writeFile(join(shelf, id), 'x')
  await writeFile(join(folder, 'blobs', 'incoming', randomUUID()), 'x')
  const server = await start()
  expect(server.ctx.storageStatus.setAside.files).toBe(1)
  expect(await readdir(join(folder, 'blobs', 'incoming'))).toEqual([])
  expect(await readdir(shelf)).toEqual([])
})

it('a folder without the files that the database knows is refused, as when its disk is not mounted', async () => {
  const server = await start()
  const look = await takeCopy(server)
  await stop(server)
  await rename(join(folder, 'blobs'), join(folder, 'unmounted'))
  expect(await refusal()).toMatch(/^DATA_DIR: the database knows encrypted files, but there are none in .* is mounted/)
  await rename(join(folder, 'unmounted'), join(folder, 'blobs'))
  expect(await look(await start())).toEqual(whole)
})

it('a damaged database is reported and not changed', async () => {
  const bytes = await readFile(database())
  await writeFile(database(), bytes.fill(0x2a, 0, 2000))
  expect(await refusal()).toMatch(/^DATA_DIR: the database in .* is damaged\. .* backup/)
})

it('another database is refused', async () => {
  const server = await start()
  await server.ctx.db.updateTable('database_identity').set({ id: randomUUID() }).execute()
  await stop(server)
  expect(await refusal()).toMatch(/belong to the database [0-9a-f-]{36}, this one is [0-9a-f-]{36}\./)
})

describe('another master key', () => {
  const another = randomBytes(32).toString('base64')
  const idOf = (key: string | undefined) => createKeys(Buffer.from(key as string, 'base64')).keyId

  it('is refused, with the ids of both', async () => {
    const message = await refusal({ MASTER_KEY: another })
    expect(message).toMatch(/^MASTER_KEY: /)
    expect(message).toContain(`under the key ${idOf(environmentOf().MASTER_KEY)}, the given key is ${idOf(another)}`)
    expect(message).not.toContain(another)
  })

  it('is refused on data of a release that did not store its key', async () => {
    const server = await start()
    await takeCopy(server)
    await server.ctx.db.updateTable('database_identity').set({ key_id: null }).execute()
    await stop(server)
    expect(await refusal({ MASTER_KEY: another })).toContain(idOf(environmentOf().MASTER_KEY))
    await start()
  })

  it('is refused on such data without copies, by its sealed appeals', async () => {
    const server = await start()
    const { id } = await open(server.ctx, new Date())
    await server.ctx.db
      .updateTable('appeals')
      .set({ sealed: sealDetails(server.ctx, id, { note: 'дзвонити ввечері' }) })
      .where('id', '=', id)
      .execute()
    await server.ctx.db.updateTable('database_identity').set({ key_id: null }).execute()
    await stop(server)
    expect(await refusal({ MASTER_KEY: another })).toContain('under another key')
  })
})

it('makes all files private, and repairs their modes at the next start', async () => {
  const modes = async () =>
    Object.fromEntries(
      await Promise.all(
        [
          '',
          'desk.lock',
          'desk.sqlite',
          'desk.sqlite-wal',
          'desk.sqlite-shm',
          'blobs',
          'blobs/incoming',
          'blobs/database.json',
        ].map(async (name) => [name, ((await stat(join(folder, name))).mode & 0o777).toString(8)]),
      ),
    )
  const own = {
    '': '700',
    'desk.lock': '600',
    'desk.sqlite': '600',
    'desk.sqlite-wal': '600',
    'desk.sqlite-shm': '600',
    blobs: '700',
    'blobs/incoming': '700',
    'blobs/database.json': '600',
  }
  const umask = process.umask(0)
  try {
    await rm(folder, { recursive: true })
    const server = await start()
    expect(await modes()).toEqual(own)
    await stop(server)
    for (const name of ['', 'blobs', 'blobs/incoming']) await chmod(join(folder, name), 0o755)
    for (const name of ['desk.lock', 'desk.sqlite', 'blobs/database.json']) await chmod(join(folder, name), 0o644)
    await start()
    expect(await modes()).toEqual(own)
  } finally {
    process.umask(umask)
  }
})

describe('on PostgreSQL', () => {
  let postgres: Awaited<ReturnType<typeof startPostgres>>
  beforeAll(async () => {
    postgres = await startPostgres()
  }, 60_000)
  afterAll(() => postgres?.close())
  beforeEach(async () => {
    await rm(join(folder, 'desk.sqlite'))
    await rm(join(folder, 'blobs'), { recursive: true })
  })

  it('the folder is locked; a missing POSTGRES_URL, an empty or an older database is refused; with the right one the desk goes on', async () => {
    const server = await start({ POSTGRES_URL: postgres.url })
    await expect(start({ POSTGRES_URL: postgres.url })).rejects.toThrow('is in use by another process')
    const look = await takeCopy(server)
    await stop(server)
    expect(await refusal()).toMatch(/there is no database at .* or set POSTGRES_URL if the data is on PostgreSQL/)
    const empty = await startPostgres()
    try {
      expect(await refusal({ POSTGRES_URL: empty.url })).toMatch(
        /^DATA_DIR: the PostgreSQL database is empty, but .* whether POSTGRES_URL names the right database/,
      )
    } finally {
      await empty.close()
    }
    expect(await refusal({ POSTGRES_URL: postgres.url, MASTER_KEY: randomBytes(32).toString('base64') })).toContain(
      'the given key is',
    )
    const shelf = join(folder, 'blobs', 'ab')
    await mkdir(shelf, { recursive: true })
    await writeFile(join(shelf, `ab${randomUUID().slice(2)}`), 'x')
    const again = await start({ POSTGRES_URL: postgres.url })
    expect(await look(again)).toEqual(whole)
    expect(again.ctx.storageStatus.setAside.files).toBe(1)

    // Events are deleted after a day, and an older state of the database is still recognised.
    await again.ctx.db.deleteFrom('events').execute()
    await stop(again)
    const later = await start({ POSTGRES_URL: postgres.url })
    await sql`select setval('events_seq_seq', 1)`.execute(later.ctx.db)
    await stop(later)
    expect(await refusal({ POSTGRES_URL: postgres.url })).toMatch(/the database is older \(at event \d\)/)
  })

  it('two processes with their own folders start at once and migrate the schema one after the other', async () => {
    const own = folder
    const key = environmentOf().MASTER_KEY as string
    const fresh = await startPostgres()
    const servers: RunningServer[] = []
    try {
      servers.push(
        ...(await Promise.all(
          ['a', 'b'].map((name) => {
            folder = join(own, name)
            return start({ POSTGRES_URL: fresh.url, MASTER_KEY: key })
          }),
        )),
      )
      for (const server of servers) expect((await createClient(() => server.url).get('/health/ready')).status).toBe(200)
    } finally {
      for (const server of servers) await stop(server)
      await fresh.close()
    }
  })
})
