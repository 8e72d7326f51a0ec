import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSettings, takeSource } from './settings.ts'
import type { Source } from './settings.ts'

/** The files that `npm start` leaves behind, as far as settings are read from them. */
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
      'hierarchy.json': '{}',
      'trust.p7b': '',
      'diia-kep.cer': '',
      'organisation.p12': '',
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

function read(environment: Record<string, string>, usualFolder = '/nowhere', source: Source = { kind: 'usual' }) {
  const told: string[] = []
  try {
    return { ...readSettings(source, environment, { usualFolder, tell: (line) => told.push(line) }), told }
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

describe('without settings of the desk in the environment', () => {
  it('uses the demonstration, and says so', () => {
    const folder = demonstration()
    expect(read({ PATH: '/bin' }, folder)).toMatchObject({
      config: { mode: 'demo', storage: { dataFolder: join(folder, 'desk') } },
      told: [expect.stringContaining(folder)],
    })
  })
  it('uses the demonstration that DATA_DIR and PORT of npm start name', () => {
    const folder = demonstration()
    expect(read({ DATA_DIR: folder, PORT: '4100' })).toMatchObject({
      config: { storage: { dataFolder: join(folder, 'desk') } },
    })
  })
  it('says in one line how to begin where there is no demonstration, and creates nothing', () => {
    const folder = join(tmpdir(), 'settings-none')
    expect(read({}, folder)).toEqual({
      fault: expect.stringMatching(/^There are no settings .*npm start.*env\.example.*$/) as string,
      told: [],
    })
    expect(existsSync(folder)).toBe(false)
  })
})

describe('with settings in the environment', () => {
  it('uses them as they are and nothing of a demonstration', () => {
    expect(read(own, demonstration())).toMatchObject({ config: { storage: { dataFolder: '/srv/desk' } }, told: [] })
    for (const [name, value] of Object.entries(own).filter(([variable]) => variable !== 'DATA_DIR')) {
      expect(read({ [name]: value }, demonstration())).toMatchObject({
        fault: expect.stringContaining('is missing') as string,
        told: [],
      })
    }
    expect(read({ MASTER_KEY_FILE: '/nowhere' }, demonstration()).fault).toContain("MASTER_KEY_FILE: can't be read")
  })
  it('needs no settings of Diia', () => {
    expect(read(own)).not.toHaveProperty('fault')
    expect(read({ LOG_LEVEL: 'info' }).fault).not.toContain('DIIA')
  })
  it('applies the rules of production to what it reads', () => {
    const { DESK_MODE: _, ...production } = own
    expect(read({ ...production, MASTER_KEY: Buffer.alloc(32).toString('base64') }).fault).toMatch(
      /^ {2}MASTER_KEY: .*openssl/m,
    )
    const key = join(mkdtempSync(join(tmpdir(), 'settings-key-')), 'key')
    writeFileSync(key, 'x', { mode: 0o644 })
    const { MASTER_KEY: __, ...rest } = production
    expect(read({ ...rest, MASTER_KEY_FILE: key }).fault).toMatch(/MASTER_KEY_FILE: its file can be read/)
    expect(read({ ...production, POSTGRES_URL: 'postgres://desk:desk@db.gov.ua/desk' }).fault).toMatch(
      /POSTGRES_URL: connects to another machine/,
    )
    expect(read(own)).not.toHaveProperty('fault')
  })
})

describe('--demo', () => {
  it('uses the demonstration, whatever settings are in the environment', () => {
    const folder = demonstration()
    const dataFolder = join(folder, 'desk')
    const { DATA_DIR: _, ...server } = own
    expect(read({ ...server, POSTGRES_URL: 'postgres://localhost/desk' }, folder, { kind: 'demo' })).toMatchObject({
      config: { mode: 'demo', storage: { dataFolder, database: { kind: 'sqlite' } } },
      told: [`The demonstration in ${folder}.`],
    })
    expect(read({ ...server, DATA_DIR: folder }, '/nowhere', { kind: 'demo' })).toMatchObject({
      config: { storage: { dataFolder } },
    })
  })
  it('creates no demonstration', () => {
    expect(read(own, '/nowhere', { kind: 'demo' }).fault).toBe(
      'There is no demonstration in /srv/desk: start one with npm start, or name the folder of another one in DATA_DIR.',
    )
  })
})

describe('--settings FILE', () => {
  const settings = (values: Record<string, string>): Source => {
    const path = join(mkdtempSync(join(tmpdir(), 'settings-file-')), 'desk.env')
    const text = Object.entries(values).map(([name, value]) => `${name}=${value}\n`)
    writeFileSync(path, `# The desk\n${text.join('')}`, { mode: 0o600 })
    return { kind: 'file', path }
  }
  it('uses the file alone: nothing of the environment is added', () => {
    expect(read({ DATA_DIR: '/elsewhere', POSTGRES_URL: 'x' }, demonstration(), settings(own))).toMatchObject({
      config: { storage: { dataFolder: '/srv/desk', database: { kind: 'sqlite' } } },
      told: [],
    })
    const { MASTER_KEY, ...rest } = own
    expect(read({ MASTER_KEY }, '/nowhere', settings(rest)).fault).toMatch(/MASTER_KEY: is missing/)
  })
})

describe('the arguments of a command', () => {
  it.each([
    [['--demo', 'staff', 'list'], { kind: 'demo' }],
    [['staff', 'list', '--demo'], { kind: 'demo' }],
    [['--settings', 'a.env', 'staff', 'list'], { kind: 'file', path: 'a.env' }],
    [['staff', '--settings=a.env', 'list'], { kind: 'file', path: 'a.env' }],
    [['staff', 'list'], { kind: 'usual' }],
  ])('%j name the server', (words, source) => {
    expect(takeSource(words)).toEqual({ source, rest: ['staff', 'list'] })
  })
  it('name one server only, and a file that is given', () => {
    expect(() => takeSource(['--demo', '--settings', 'a.env'])).toThrow('One server at a time')
    expect(() => takeSource(['--settings', 'a.env', '--settings', 'b.env'])).toThrow('One server at a time')
    expect(() => takeSource(['staff', '--settings'])).toThrow('the file is missing')
    expect(() => takeSource(['--settings', '--to', 'x'])).toThrow('the file is missing')
  })
})
