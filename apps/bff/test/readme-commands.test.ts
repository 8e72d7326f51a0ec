// Every command of the README as it is written there. Commands on the data and on files are run beside the running
// server of a demonstration. For commands that take long, only their names and options are checked.
import { execFile, fork, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv, promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { benches } from '../../../scripts/lib/benches.mjs'
import { proofs, severalProofs } from '../../../scripts/lib/proofs.mjs'
import { runCommand } from '../src/cli/run-command.ts'
import { demoEnvironment } from '../src/demo-environment.ts'
import { readmeCommands, variantsOf } from './readme.ts'
import { eventually, startTestServer } from './test-server.ts'
import type { TestServer } from './test-server.ts'

vi.setConfig({ testTimeout: 60_000 })
/** On a busy machine; usually one second. */
const arrivesMs = 60_000

const root = join(import.meta.dirname, '../../..')
const programs: Record<string, Record<string, { file?: string }>> = {
  bench: benches,
  proof: { ...proofs, ...severalProofs },
  test: { changed: {} },
}

let bff: TestServer
let files: string
let setAside: string
beforeAll(async () => {
  bff = await startTestServer({ environment: { DIIA_STATUS_POLL_SECONDS: '0.1' } })
  files = mkdtempSync(join(tmpdir(), 'readme-'))
  const clerk = await bff.signIn()
  const { control } = bff.simulator
  const ask = async () => {
    const { barcode } = control.issueCode({ citizenId: 'oleksandra', type: 'internal-passport' })
    return (await clerk.post('/api/document-requests', { barcode, input: 'camera' })).body.id as string
  }
  const whole = await ask()
  control.confirm(whole)
  const copy = await eventually(
    async () => (await clerk.get(`/api/document-requests/${whole}`)).body.copies[0]?.id as string | undefined,
    arrivesMs,
  )
  writeFileSync(join(files, 'copy.p7s'), (await clerk.get(`/api/document-copies/${copy}/container`)).bytes)
  const { body } = await control.makePackage({
    citizenId: 'oleksandra',
    types: ['internal-passport'],
    requestId: whole,
  })
  const [, part = ''] = /name="encryptedFile"[^]*?\r\n\r\n([^]*?)\r\n--/.exec(body.toString('latin1')) ?? []
  writeFileSync(join(files, 'part.p7e'), part)

  writeFileSync(join(files, 'own-list.json'), JSON.stringify({ services: [{ code: '00034', number: '01-01/01' }] }))

  const damaged = await ask()
  control.spoilNextDelivery({ tamper: true })
  control.confirm(damaged)
  await eventually(async () => {
    setAside = (await desk('packages list')).out.split(' ')[0] ?? 'No'
    return setAside !== 'No' || undefined
  }, arrivesMs)
}, 3 * arrivesMs)
afterAll(() => bff.close())
afterEach(() => vi.restoreAllMocks())

interface ProgramOutput {
  code: number
  out: string
  err: string
}

async function desk(words: string | string[]): Promise<ProgramOutput> {
  const told = { out: '', err: '' }
  vi.spyOn(console, 'log').mockImplementation((line: string) => void (told.out += `${line}\n`))
  vi.spyOn(console, 'error').mockImplementation((line: string) => void (told.err += `${line}\n`))
  const list = typeof words === 'string' ? words.split(' ') : words
  const code = await runCommand(list, { DATA_DIR: bff.folder })
  return { code, ...told }
}

/** The value of a placeholder in capitals, by command where it differs. */
async function valueOf(name: string, command: string): Promise<string> {
  const simulator = (file: string) => join(bff.folder, 'simulator', file)
  const own: Record<string, string> = {
    'FILE.p7s': join(files, 'copy.p7s'),
    P7B: simulator('trust.p7b'),
    CONTAINER: simulator('organisation.p12'),
    F: simulator('organisation-password.txt'),
    NAME: 'Ніна Новак',
    FOLDER: join(files, 'recovered'),
  }
  if (name === 'LOGIN') return command.includes('staff add') ? `n.${Math.random().toString(36).slice(2)}` : 'm.tkach'
  if (name === 'ID' && command.includes('packages')) return setAside
  if (name === 'ID') return (await desk('integration key list')).out.split(' ')[0] ?? ''
  if (name === 'FILE' && command.includes('catalogue')) {
    const kind = command.includes('centres') ? 'centres' : 'services'
    return join(root, `apps/bff/src/features/state/catalogue/demo/${kind}.json`)
  }
  if (name === 'FILE' && command.includes('service map')) return join(files, 'own-list.json')
  if (name === 'FILE') return join(files, 'part.p7e')
  return own[name] ?? `nothing stands for ${name} in this test`
}

const program = (file: string, words: string[]): Promise<ProgramOutput> =>
  promisify(execFile)(process.execPath, [join(root, file), ...words], { cwd: files }).then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, err: stderr }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({
      code,
      out: stdout,
      err: stderr,
    }),
  )

/** Commands that must refuse beside a running server, and their messages. */
const refusals: Record<string, RegExp> = {
  'storage accept-database': /in use by another process of the desk\. Stop that one first/,
}

async function runDesk(words: string[]): Promise<void> {
  const told = await desk(words)
  const refusal = refusals[words.join(' ')]
  if (refusal === undefined) expect(told, told.err).toMatchObject({ code: 0 })
  else expect(told).toMatchObject({ code: 1, out: '', err: expect.stringMatching(refusal) as string })
}

/**
 * Runs until the program says that it listens, then stops it. It gets a free port, because the usual one may be in use.
 */
async function runSimulator(words: string[]): Promise<void> {
  const args = words.map((word, index) => (words[index - 1] === '--port' ? '0' : word))
  const child = spawn(process.execPath, [join(root, 'packages/diia-simulator/src/cli.ts'), ...args], { cwd: files })
  const out = await new Promise<string>((resolve) => {
    let text = ''
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      if (text.includes('Control API') || words.includes('--help')) resolve(text)
    })
    child.on('exit', () => resolve(text))
  })
  child.kill()
  expect(out).toContain(words.includes('--help') ? '--callback URL' : 'http://localhost:8080/diia')
}

function lookUp(task: string, words: string[]): void {
  const [name, ...options] = words
  if (name === undefined) return
  const found = programs[task]?.[name]
  expect(found, `${task} ${name}`).toBeDefined()
  const source = found?.file === undefined ? '' : readFileSync(join(root, found.file), 'utf8')
  for (const option of options.filter((word) => word.startsWith('--')))
    expect(source).toContain(`${option.slice(2)}: {`)
}

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> }
const commands = readmeCommands(readFileSync(join(root, 'README.md'), 'utf8'))

it('finds the commands', () => {
  expect(commands.length).toBeGreaterThan(35)
  for (const [task, list] of Object.entries(programs)) {
    for (const name of Object.keys(list)) {
      const named = commands.some((line) =>
        variantsOf(line).some((words) =>
          words.join(' ').startsWith(`npm ${task === 'test' ? '' : 'run '}${task} -- ${name}`),
        ),
      )
      expect(named, `${task} ${name}`).toBe(true)
    }
  }
})

/** The options of each command of the command line, benchmark and proof, as their sources list them. */
async function optionsOfCommands(): Promise<[command: string, options: string[]][]> {
  const usages = (await desk('--help')).out.split('\n').filter((line) => line.startsWith('  npm run desk'))
  const programOptions = ['bench', 'proof'].flatMap((task) =>
    Object.entries(programs[task] ?? {}).map(([name, { file }]): [string, string[]] => {
      const source = file === undefined ? '' : readFileSync(join(root, file), 'utf8')
      return [
        `npm run ${task} -- ${name}`,
        Array.from(source.matchAll(/^ +'?([a-z-]+)'?: \{ type: '/gm), ([, option]) => `--${option}`),
      ]
    }),
  )
  return [
    ...usages.map((line): [string, string[]] => [
      /npm run desk -- [a-z-]+ [a-z-]+/.exec(line)?.[0] ?? line,
      line.match(/--[a-z][a-z-]*/g) ?? [],
    ]),
    ...programOptions,
  ]
}

it('names every option', async () => {
  const all = await optionsOfCommands()
  expect(all.flatMap(([, options]) => options).length).toBeGreaterThan(30)
  const missing = all.flatMap(([command, options]) => {
    const lines = commands.flatMap((line) => variantsOf(line).map((words) => words.join(' ')))
    const own = lines.filter((line) => `${line.replace(' --demo', '')} `.startsWith(`${command} `))
    return options
      .filter((option) => !own.some((line) => line.includes(` ${option}`)))
      .map((option) => `${command} ${option}`)
  })
  expect(missing).toEqual([])
})

it.each(commands)('%s', async (line) => {
  for (const variant of variantsOf(line)) {
    const [, ...all] = variant.filter((word) => parseEnv(word).DATA_DIR === undefined)
    const [task = '', ...rest] = all[0] === 'run' ? all.slice(1) : all
    expect(scripts, task).toHaveProperty(task)
    expect(existsSync(join(root, `scripts/tasks/${task}.mjs`))).toBe(true)
    const words = await Promise.all(
      rest
        .slice(1)
        .map(async (word) =>
          /^"?[A-Z][A-Z\d]*(?:\.p7s)?"?$/.test(word) ? valueOf(word.replaceAll('"', ''), variant.join(' ')) : word,
        ),
    )
    if (task === 'desk') await runDesk(words)
    else if (task === 'dstu') expect(await program('packages/dstu/src/cli.ts', words)).toMatchObject({ code: 0 })
    else if (task === 'simulator') await runSimulator(words)
    else if (task === 'test')
      for (const word of words)
        expect(readFileSync(join(root, 'scripts/tasks/test.mjs'), 'utf8')).toContain(`'${word}'`)
    else lookUp(task, words)
  }
})

it('the server starts with a file of settings, whatever the environment contains, and a command works on the same data', async () => {
  const { simulator, folder } = bff
  const dataFolder = join(files, 'served')
  const settings = demoEnvironment({
    dataFolder,
    simulatorFolder: join(folder, 'simulator'),
    simulatorUrl: simulator.url,
    phoneUrl: simulator.phoneUrl,
    port: 0,
  })
  const file = join(files, 'desk.env')
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`)
  writeFileSync(file, lines.join(''), { mode: 0o600 })
  const server = fork(join(root, 'apps/bff/src/main.ts'), ['--settings', file], {
    cwd: files,
    env: { PATH: process.env.PATH, DATA_DIR: '/nowhere/else', MASTER_KEY: 'of another server' },
    stdio: 'inherit',
  })
  const ready = await new Promise((resolve) => {
    server.once('message', resolve)
    server.once('exit', (code) => resolve(`ended with ${code}`))
  })
  expect(ready).toEqual({ ready: expect.stringMatching(/^http:/) as string })
  const told = await desk(['--settings', file, 'storage', 'show'])
  server.kill()
  expect(told).toMatchObject({ code: 0, out: expect.stringContaining(`Data folder ${dataFolder}`) as string })
})
