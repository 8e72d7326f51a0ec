import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readConfig } from '../src/config.ts'
import { demoEnvironment } from '../src/demo-environment.ts'
import { demoStaff } from '../src/features/people/staff/demo-staff.ts'
import { hashPassword } from '../src/features/people/staff/passwords.ts'
import { createLogger } from '../src/logger.ts'
import { startServer } from '../src/server.ts'
import { openDatabase } from '../src/storage/database.ts'
import type { Db } from '../src/storage/database.ts'
import { startTestServer } from './test-server.ts'
import type { TestServer } from './test-server.ts'

let bff: TestServer
beforeAll(async () => {
  bff = await startTestServer()
})
afterAll(() => bff.close())

const environment = (dataFolder: string) => {
  const { DEMO_PHONE_URL: _, ...demo } = demoEnvironment({
    dataFolder: join(bff.folder, dataFolder),
    simulatorFolder: join(bff.folder, 'simulator'),
    simulatorUrl: bff.simulator.url,
    phoneUrl: bff.simulator.phoneUrl,
    port: 0,
  })
  return demo
}

const production = {
  DESK_MODE: 'production',
  PUBLIC_URL: 'https://desk.example',
  TRUST_PROXY: 'true',
  DIIA_BASE_URL: 'https://api2.diia.gov.ua',
  DIIA_SEAL_EDRPOU: '43395033',
  DIIA_SEAL_ISSUERS: 'КНЕДП',
}

it('refuses the data of a demonstration, by its mark or by a public password', async () => {
  const own = await startTestServer()
  await own.server.close()
  const data = {
    dataFolder: join(own.folder, 'desk'),
    simulatorFolder: join(own.folder, 'simulator'),
    simulatorUrl: own.simulator.url,
    phoneUrl: own.simulator.phoneUrl,
    port: 0,
  }
  const { DEMO_PHONE_URL, ...demo } = demoEnvironment(data)
  const start = (change: Record<string, string>) => {
    const { config, secrets } = readConfig({ ...demo, ...change })
    return startServer(config, secrets, createLogger('silent'))
  }
  const change = async (work: (db: Db) => Promise<unknown>) => {
    const db = await openDatabase({ kind: 'sqlite', file: join(data.dataFolder, 'desk.sqlite') })
    await work(db)
    await db.destroy()
  }
  await expect(start(production)).rejects.toThrow(
    /^This database belongs to a demonstration: .* start with an empty database/,
  )
  await change((db) => db.deleteFrom('database_marks').execute())
  await expect(start(production)).rejects.toThrow(/belongs to a demonstration/)
  // None of them has a public password: people of a centre.
  const hash = await hashPassword('known to one person')
  await change((db) => db.updateTable('staff').set({ password_hash: hash }).execute())
  await expect(start(production)).rejects.toThrow(/^DIIA_TRUST_ANCHORS/)
  // And a demonstration adds nobody to them.
  await expect(start({ DEMO_PHONE_URL: DEMO_PHONE_URL as string })).rejects.toThrow(
    /^This database contains a centre’s people and work; a demonstration would add/,
  )
  await change(async (db) => expect(await db.selectFrom('staff').select('id').execute()).toHaveLength(demoStaff.length))
  await own.simulator.close()
})

it('refuses to start in production with a trust anchor that is only for tests', async () => {
  const { config, secrets } = readConfig({ ...environment('production'), ...production })
  await expect(startServer(config, secrets, createLogger('silent'))).rejects.toThrow(
    /^DIIA_TRUST_ANCHORS: contains an anchor that is only for tests/,
  )
})

it('lets staff sign in who were added from the command line, each login once', async () => {
  const add = () =>
    promisify(execFile)(
      process.execPath,
      [
        join(import.meta.dirname, '../src/cli.ts'),
        'staff',
        'add',
        '--login',
        'O.Koval',
        '--name',
        'Оксана Коваль',
        '--role',
        'clerk',
        '--windows',
        '2',
      ],
      { env: { ...process.env, ...environment('desk') } },
    )
  const password = /Password: (\S+)/.exec((await add()).stdout)?.[1]
  const answer = await bff.client().post('/api/session', { login: 'o.koval', password, window: '2' })
  expect(answer.body).toMatchObject({ staff: { name: 'Оксана Коваль', role: 'clerk' }, window: '2' })
  await expect(add()).rejects.toThrow(/is taken/)
})
