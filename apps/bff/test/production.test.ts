import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readConfig } from '../src/config.ts'
import { demoEnvironment } from '../src/demo-environment.ts'
import { createLogger } from '../src/logger.ts'
import { startServer } from '../src/server.ts'
import { startStand } from './stand.ts'
import type { Stand } from './stand.ts'

let stand: Stand
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.close())

const environment = (dataFolder: string) => {
  const { DEMO_PHONE_URL: _, ...demo } = demoEnvironment({ dataFolder: join(stand.folder, dataFolder), simulatorFolder: join(stand.folder, 'simulator'), simulatorUrl: stand.simulator.url, phoneUrl: stand.simulator.phoneUrl, port: 0 })
  return demo
}

it('refuses to start in production with a trust anchor that is only for tests', async () => {
  const { config, secrets } = readConfig({ ...environment('production'), DESK_MODE: 'production', PUBLIC_URL: 'https://desk.example', DIIA_BASE_URL: 'https://api2.diia.gov.ua' })
  await expect(startServer(config, secrets, createLogger('silent'))).rejects.toThrow(/^DIIA_TRUST_ANCHORS: holds an anchor that is only for tests/)
})

it('lets staff in who were added from the command line, once for each login', async () => {
  const add = () => promisify(execFile)(process.execPath, [join(import.meta.dirname, '../src/cli.ts'), 'staff', 'add', '--login', 'O.Koval', '--name', 'Оксана Коваль', '--role', 'clerk', '--windows', '2'], { env: { ...process.env, ...environment('desk') } })
  const password = /Password: (\S+)/.exec((await add()).stdout)?.[1]
  const answer = await stand.client().post('/api/session', { login: 'o.koval', password, window: '2' })
  expect(answer.body).toMatchObject({ staff: { name: 'Оксана Коваль', role: 'clerk' }, window: '2' })
  await expect(add()).rejects.toThrow(/is taken/)
})
