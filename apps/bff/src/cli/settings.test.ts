import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSettings } from './settings.ts'

/** What `npm start` leaves behind, as far as settings are made of it. */
function demonstration(): string {
  const folder = mkdtempSync(join(tmpdir(), 'settings-'))
  const files = {
    desk: {
      'master-key': Buffer.alloc(32, 'k').toString('base64'),
      'callback-secret': 'c'.repeat(64),
      'desk.sqlite': '',
    },
    simulator: {
      'branch-id.txt': 'branch',
      'acquirer-token.txt': 'token',
      'auth-acquirer-token.txt': 'token',
      'anchors.txt': 'ab'.repeat(32),
      'organisation-password.txt': 'password',
    },
  }
  for (const [part, content] of Object.entries(files)) {
    mkdirSync(join(folder, part))
    for (const [name, text] of Object.entries(content)) writeFileSync(join(folder, part, name), text)
  }
  return folder
}

function read(environment: Record<string, string>, usualFolder = '/nowhere') {
  const told: string[] = []
  try {
    return { ...readSettings(environment, { usualFolder, tell: (line) => told.push(line) }), told }
  } catch (error) {
    return { fault: (error as Error).message, told }
  }
}

const own = {
  DESK_MODE: 'demo',
  DATA_DIR: '/srv/desk',
  MASTER_KEY: Buffer.alloc(32, 'm').toString('base64'),
  CENTRE_NAME: 'ЦНАП',
  CENTRE_WINDOWS: '1',
}

describe('with none of the desk’s settings in the environment', () => {
  it('is the demonstration, and says so', () => {
    const folder = demonstration()
    expect(read({ PATH: '/bin' }, folder)).toMatchObject({
      config: { mode: 'demo', storage: { dataFolder: join(folder, 'desk') } },
      told: [expect.stringContaining(folder)],
    })
  })
  it('is the demonstration that the names of npm start name', () => {
    const folder = demonstration()
    expect(read({ DATA_DIR: folder, PORT: '4100' })).toMatchObject({
      config: { storage: { dataFolder: join(folder, 'desk') } },
    })
  })
  it('says how to begin where there is none, in one line, and makes nothing', () => {
    const folder = join(tmpdir(), 'settings-none')
    expect(read({}, folder)).toEqual({
      fault: expect.stringMatching(/^There are no settings .*npm start.*env\.example.*$/) as string,
      told: [],
    })
    expect(existsSync(folder)).toBe(false)
  })
})

describe('with settings in the environment', () => {
  it('takes them as they are and nothing of a demonstration', () => {
    expect(read(own, demonstration())).toMatchObject({ config: { storage: { dataFolder: '/srv/desk' } }, told: [] })
    for (const [name, value] of Object.entries(own).filter(([variable]) => variable !== 'DATA_DIR')) {
      expect(read({ [name]: value }, demonstration())).toMatchObject({
        fault: expect.stringContaining('is missing') as string,
        told: [],
      })
    }
    expect(read({ MASTER_KEY_FILE: '/nowhere' }, demonstration()).fault).toContain("MASTER_KEY_FILE: can't be read")
  })
  it('asks for nothing of Diia', () => {
    expect(read(own)).not.toHaveProperty('fault')
    expect(read({ LOG_LEVEL: 'info' }).fault).not.toContain('DIIA')
  })
  it('keeps the rules of production for what it reads', () => {
    const { DESK_MODE: _, ...production } = own
    expect(read({ ...production, MASTER_KEY: Buffer.alloc(32).toString('base64') }).fault).toMatch(
      /^ {2}MASTER_KEY: .*openssl/m,
    )
    const key = join(mkdtempSync(join(tmpdir(), 'settings-key-')), 'key')
    writeFileSync(key, 'x', { mode: 0o644 })
    const { MASTER_KEY: __, ...rest } = production
    expect(read({ ...rest, MASTER_KEY_FILE: key }).fault).toMatch(/MASTER_KEY_FILE: its file can be read/)
    expect(read({ ...production, POSTGRES_URL: 'postgres://desk:desk@db.gov.ua/desk' }).fault).toMatch(
      /POSTGRES_URL: goes to another machine/,
    )
    expect(read(own)).not.toHaveProperty('fault')
  })
})
