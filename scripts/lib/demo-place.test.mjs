import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, describe, expect, it } from 'vitest'
import { lockDataFolder } from '../../apps/bff/src/storage/folder-lock.ts'
import { forgetRunning, noteRunning, readPlace, requireRoom } from './demo-place.mjs'
import { fromRoot } from './root.mjs'

const ends = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

/** Something that listens, and answers as a desk does if it is one. */
async function listen(isDesk) {
  const server = createServer((_req, res) => res.end(isDesk ? '{"status":"ok"}' : 'hello'))
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  ends.push(() => new Promise((resolve) => server.close(resolve)))
  return server.address().port
}

/** A port that nobody listens at. */
async function freePort() {
  const port = await listen(false)
  await ends.pop()()
  return port
}

async function placeOf(more = {}) {
  return readPlace({
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

const refusal = (place) =>
  requireRoom(place).then(
    () => 'room',
    ({ name, message }) => (name === 'StartRefused' ? message : name),
  )

describe('the names of npm start', () => {
  it('have defaults, also where they are empty', () => {
    expect(readPlace({ PORT: '', DATA_DIR: '' })).toMatchObject({
      port: 4000,
      simulatorPort: 4010,
      data: fromRoot('.data'),
      phoneUrl: 'http://localhost:4010/phone',
    })
  })
  it('are refused in one line where they are no ports', () => {
    for (const value of ['abc', '0', '-1', '4000.5', '65536', '1e3', '0x50']) {
      for (const name of ['PORT', 'SIMULATOR_PORT'])
        expect(() => readPlace({ [name]: value })).toThrow(
          new RegExp(`^${name} must be a number from 1 to 65535\\..*$`),
        )
    }
    expect(() => readPlace({ PORT: '5000', SIMULATOR_PORT: '5000' })).toThrow(/both 5000/)
  })
})

describe('room', () => {
  it('is there in a new folder and in one that nobody uses', async () => {
    const place = await placeOf()
    expect(await refusal(place)).toBe('room')
    await lock(place)
    await ends.pop()()
    expect(await refusal(place)).toBe('room')
  })
  it('is not there beside the desk of the folder, whose address is told, on whatever ports', async () => {
    const place = await placeOf()
    await lock(place)
    const running = {
      ...place,
      deskUrl: `http://localhost:${await listen(true)}`,
      phoneUrl: 'http://localhost:1/phone',
    }
    noteRunning(running)
    const message = await refusal(place)
    expect(message).toMatch(
      new RegExp(
        `^The desk of ${place.data} is running already: ${running.deskUrl} \\(the visitor’s phone: ${running.phoneUrl}\\)\\.`,
      ),
    )
    expect(message).toContain(
      `DATA_DIR=${place.data}-2 PORT=${place.port} SIMULATOR_PORT=${place.simulatorPort} npm start`,
    )
    forgetRunning(running)
    expect(await refusal(place)).toMatch(/is running already\. For a second one/)
  })
  it('is not there at ports that others have: all are told at once, with a command that leads to no other refusal', async () => {
    const place = await placeOf({ PORT: String(await listen(false)), SIMULATOR_PORT: String(await listen(true)) })
    const message = await refusal(place)
    expect(message).toContain(
      `Port ${place.port} (PORT) is taken by another program. Port ${place.simulatorPort} (SIMULATOR_PORT) is taken by a desk with another data folder.`,
    )
    const [, folder, port, simulatorPort] =
      /DATA_DIR=(\S+) PORT=(\d+) SIMULATOR_PORT=(\d+) npm start$/.exec(message) ?? []
    expect(await refusal(readPlace({ DATA_DIR: folder, PORT: port, SIMULATOR_PORT: simulatorPort }))).toBe('room')
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

  it('ends after a refusal with nothing but the refusal', async () => {
    expect(await start({ PORT: 'abc' })).toEqual({
      code: 1,
      stdout: '',
      stderr: 'PORT must be a number from 1 to 65535. Without it, it is 4000.\n',
    })
    const place = await placeOf()
    await lock(place)
    expect(
      await start({ DATA_DIR: place.data, PORT: String(place.port), SIMULATOR_PORT: String(place.simulatorPort) }),
    ).toEqual({ code: 1, stdout: '', stderr: expect.stringMatching(/^The desk of [^\n]* is running already[^\n]*\n$/) })
  })
})
