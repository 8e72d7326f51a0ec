// The real bff and the real simulator, in this process, with their own database and files in a temporary folder.
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { deskHeader } from '@diia-desk/contract'
import { startSimulator } from '@diia-desk/diia-simulator'
import type { Simulator } from '@diia-desk/diia-simulator'
import { readConfig } from '../src/config.ts'
import type { AppContext } from '../src/compose.ts'
import { demoCallbackSecret, demoEnvironment } from '../src/demo-environment.ts'
import { createUnwrapWorkers } from '../src/features/arrivals/packages/unwrap-workers.ts'
import type { Sources } from '../src/features/arrivals/packages/sources.ts'
import { demoStaff } from '../src/features/people/staff/demo-staff.ts'
import { createLogger } from '../src/logger.ts'
import { startServer } from '../src/server.ts'
import type { RunningServer } from '../src/server.ts'

type SimulatorOptions = NonNullable<Parameters<typeof startSimulator>[0]>

export interface TestServerOptions {
  simulator?: SimulatorOptions
  /** Additional environment variables, or other values for them. */
  environment?: Record<string, string>
  overrides?: Partial<AppContext>
  /** Sources of packages in addition to those of the program, created for each start. */
  sources?: () => Sources
  /** Another program for the workers that unwrap packages. */
  workerProgram?: URL
}

export interface TestServer {
  simulator: Simulator
  server: RunningServer
  callbackUrl: string
  folder: string
  /** The whole log so far, at every level. */
  log(): string
  /** Signs in and returns a client with the session. */
  signIn(login?: string, window?: string): Promise<Client>
  client(): Client
  /** Resets the simulator; it delivers to this bff again. */
  resetSimulator(): void
  /** Stops the bff and starts it again on the same data, as after a deployment. */
  restart(): Promise<void>
  close(): Promise<void>
}

export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), 'desk-test-'))
  const simulatorFolder = join(folder, 'simulator')
  const dataFolder = join(folder, 'desk')
  const lines: string[] = []
  const simulator = await startSimulator({ dataFolder: simulatorFolder, ...options.simulator })
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(chunk.toString())
      done()
    },
  })

  async function start(): Promise<RunningServer> {
    const { config, secrets } = readConfig({
      ...demoEnvironment({
        dataFolder,
        simulatorFolder,
        simulatorUrl: simulator.url,
        phoneUrl: simulator.phoneUrl,
        port: 0,
      }),
      ...options.environment,
    })
    const overrides = {
      ...options.overrides,
      ...(options.sources && { sources: options.sources() }),
      ...(options.workerProgram && {
        unwrapWorkers: createUnwrapWorkers(config, secrets, { program: options.workerProgram }),
      }),
    }
    const running = await startServer(config, secrets, createLogger('debug', sink), overrides)
    simulator.control.setCallback(`${running.url}/diia/callback/${demoCallbackSecret(dataFolder)}`)
    return running
  }

  const bff: TestServer = {
    simulator,
    server: await start(),
    get callbackUrl() {
      return `${bff.server.url}/diia/callback/${demoCallbackSecret(dataFolder)}`
    },
    folder,
    log: () => lines.join(''),
    client: () => createClient(() => bff.server.url),
    async signIn(login = 'm.tkach', window = '3') {
      const client = bff.client()
      const answer = await client.post('/api/session', {
        login,
        password: demoStaff.find((person) => person.login === login)?.password,
        window,
      })
      if (answer.status !== 201) throw new Error(`sign-in failed with ${answer.status}`)
      return client
    },
    resetSimulator() {
      simulator.reset()
      simulator.control.setCallback(bff.callbackUrl)
    },
    async restart() {
      await bff.server.close()
      bff.server = await start()
    },
    async close() {
      await bff.server.close()
      await simulator.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
  return bff
}

export interface TestResponse {
  status: number
  headers: Headers
  // Tests read answers without types; schemas have their own tests.
  // oxlint-disable-next-line typescript/no-explicit-any
  body: any
  bytes: Buffer
}

export interface Client {
  cookie: string | undefined
  get(path: string, headers?: Record<string, string>): Promise<TestResponse>
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<TestResponse>
  delete(path: string): Promise<TestResponse>
  send(method: string, path: string, init: RequestInit): Promise<TestResponse>
}

export function createClient(url: () => string): Client {
  const client: Client = {
    cookie: undefined,
    async send(method, path, init) {
      const response = await fetch(url() + path, {
        ...init,
        method,
        headers: {
          ...(client.cookie !== undefined && { cookie: client.cookie }),
          ...(init.headers as Record<string, string>),
        },
      })
      const set = response.headers.getSetCookie()[0]
      if (set !== undefined) client.cookie = set.split(';')[0]
      const bytes = Buffer.from(await response.arrayBuffer())
      const json = /json/.test(response.headers.get('content-type') ?? '')
      return {
        status: response.status,
        headers: response.headers,
        body: json ? JSON.parse(bytes.toString('utf8')) : undefined,
        bytes,
      }
    },
    get: (path, headers = {}) => client.send('GET', path, { headers }),
    post: (path, body, headers = {}) =>
      client.send('POST', path, {
        body: JSON.stringify(body ?? {}),
        headers: { 'content-type': 'application/json', [deskHeader]: '1', ...headers },
      }),
    delete: (path) => client.send('DELETE', path, { headers: { [deskHeader]: '1' } }),
  }
  return client
}

/** Waits until `look` returns something, for things that happen asynchronously. */
export async function eventually<Result>(
  look: () => Promise<Result | undefined> | Result | undefined,
  milliseconds = 30_000,
): Promise<Result> {
  for (const end = Date.now() + milliseconds; Date.now() < end;) {
    const found = await look()
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 15))
  }
  throw new Error('it did not happen in time')
}

/** All bytes in a folder, for the test that searches for what must not be there. */
export async function allBytes(folder: string): Promise<Buffer> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return Buffer.concat(
    await Promise.all(
      entries.filter((entry) => entry.isFile()).map((entry) => readFile(join(entry.parentPath, entry.name))),
    ),
  )
}
