import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, describe, expect, it } from 'vitest'
import { lockDataFolder } from '../../apps/bff/src/storage/folder-lock.ts'
import { removeRunning, writeRunning, readStartSettings, requireFree } from './start-settings.mjs'
import { fromRoot } from './root.mjs'

const ends = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

/** A server that listens; it answers like a desk if it is one. */
async function listen(isDesk) {
  const server = createServer((_req, res) => res.end(isDesk ? '{"status":"ok"}' : 'hello'))
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  ends.push(() => new Promise((resolve) => server.close(resolve)))
  return server.address().port
}

/** A port that is not in use. */
async function freePort() {
  const port = await listen(false)
  await ends.pop()()
  return port
}

async function settingsOf(more = {}) {
  return readStartSettings({
    DATA_DIR: join(mkdtempSync(join(tmpdir(), 'place-')), 'data'),
    PORT: String(await freePort()),
    SIMULATOR_PORT: String(await freePort()),
    ...more,
  })
}

async function lock({ dataFolder }) {
  mkdirSync(dataFolder, { recursive: true })
  const held = await lockDataFolder(dataFolder)
  ends.push(() => held.release())
}

const refusal = (settings) =>
  requireFree(settings).then(
    () => 'free',
    ({ name, message }) => (name === 'StartRefused' ? message : name),
  )

describe('the settings of npm start', () => {
  it('have defaults, also when they are empty', () => {
    expect(readStartSettings({ PORT: '', DATA_DIR: '' })).toMatchObject({
      port: 4000,
      simulatorPort: 4010,
      data: fromRoot('.data'),
      phoneUrl: 'http://localhost:4010/phone',
    })
  })
  it('are refused in one line when a port is not valid', () => {
    for (const value of ['abc', '0', '-1', '4000.5', '65536', '1e3', '0x50']) {
      for (const name of ['PORT', 'SIMULATOR_PORT'])
        expect(() => readStartSettings({ [name]: value })).toThrow(
          new RegExp(`^${name} must be a number from 1 to 65535\\..*$`),
        )
    }
    expect(() => readStartSettings({ PORT: '5000', SIMULATOR_PORT: '5000' })).toThrow(/both 5000/)
  })
})

describe('a start', () => {
  it('is possible in a new folder and in one that is not in use', async () => {
    const settings = await settingsOf()
    expect(await refusal(settings)).toBe('free')
    await lock(settings)
    await ends.pop()()
    expect(await refusal(settings)).toBe('free')
  })
  it('is refused beside a running desk of the folder, with its address, on any ports', async () => {
    const settings = await settingsOf()
    await lock(settings)
    const running = {
      ...settings,
      deskUrl: `http://localhost:${await listen(true)}`,
      phoneUrl: 'http://localhost:1/phone',
    }
    writeRunning(running)
    const message = await refusal(settings)
    expect(message).toMatch(
      new RegExp(
        `^The desk of ${settings.data} is running already: ${running.deskUrl} \\(the visitor’s phone: ${running.phoneUrl}\\)\\.`,
      ),
    )
    expect(message).toContain(
      `DATA_DIR=${settings.data}-2 PORT=${settings.port} SIMULATOR_PORT=${settings.simulatorPort} npm start`,
    )
    removeRunning(running)
    expect(await refusal(settings)).toMatch(/is running already\. For a second one/)
  })
  it('is refused on ports that are in use: all are named at once, with a command that works', async () => {
    const settings = await settingsOf({ PORT: String(await listen(false)), SIMULATOR_PORT: String(await listen(true)) })
    const message = await refusal(settings)
    expect(message).toContain(
      `Port ${settings.port} (PORT) is taken by another program. Port ${settings.simulatorPort} (SIMULATOR_PORT) is taken by a desk with another data folder.`,
    )
    const [, folder, port, simulatorPort] =
      /DATA_DIR=(\S+) PORT=(\d+) SIMULATOR_PORT=(\d+) npm start$/.exec(message) ?? []
    expect(await refusal(readStartSettings({ DATA_DIR: folder, PORT: port, SIMULATOR_PORT: simulatorPort }))).toBe(
      'free',
    )
  })
})

describe('npm start', () => {
  const start = (environment) =>
    promisify(execFile)(process.execPath, [fromRoot('scripts/tasks/start.mjs')], {
      env: { PATH: process.env.PATH, ...environment },
    }).then(
      () => 'it started',
      ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
    )

  it('prints only the refusal and exits', async () => {
    expect(await start({ PORT: 'abc' })).toEqual({
      code: 1,
      stdout: '',
      stderr: 'PORT must be a number from 1 to 65535. Without it, it is 4000.\n',
    })
    const settings = await settingsOf()
    await lock(settings)
    expect(
      await start({
        DATA_DIR: settings.data,
        PORT: String(settings.port),
        SIMULATOR_PORT: String(settings.simulatorPort),
      }),
    ).toEqual({ code: 1, stdout: '', stderr: expect.stringMatching(/^The desk of [^\n]* is running already[^\n]*\n$/) })
  })
})
