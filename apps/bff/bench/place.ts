// The bff as it is released, in a process of its own, and a simulator in another one, so that the benchmark itself only
// measures.
import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deskHeader } from '@diia-desk/contract'
import { startSimulator } from '@diia-desk/diia-simulator'
import type { Simulator } from '@diia-desk/diia-simulator'
import { demoCallbackSecret, demoEnvironment } from '../src/demo-environment.ts'

export interface BenchServer {
  simulator: Simulator
  url: string
  /** Of the server's process. */
  pid: number
  callbackUrl: string
  folder: string
  /** Sends a message to the server's process. */
  tell(word: string): void
  /** Headers of a signed-in clerk. */
  headers: Record<string, string>
  close(): Promise<void>
}

export async function openBenchServer({ environment = {}, entry = '../src/main.ts' } = {}): Promise<BenchServer> {
  const folder = await mkdtemp(join(tmpdir(), 'desk-bench-'))
  const simulatorFolder = join(folder, 'simulator')
  const dataFolder = join(folder, 'desk')
  const simulator = await startSimulator({ dataFolder: simulatorFolder })
  const child = fork(join(import.meta.dirname, entry), {
    env: {
      ...process.env,
      ...demoEnvironment({
        dataFolder,
        simulatorFolder,
        simulatorUrl: simulator.url,
        phoneUrl: simulator.phoneUrl,
        port: 0,
      }),
      ...environment,
    },
  })
  const url = await readyUrl(child)
  const callbackUrl = `${url}/diia/callback/${demoCallbackSecret(dataFolder)}`
  simulator.control.setCallback(callbackUrl)
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [deskHeader]: '1' },
    body: JSON.stringify({ login: 'm.tkach', password: 'demo-clerk', window: '3' }),
  })
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  return {
    simulator,
    url,
    pid: child.pid as number,
    callbackUrl,
    folder,
    headers: { 'content-type': 'application/json', [deskHeader]: '1', cookie },
    tell: (word) => void child.send(word),
    async close() {
      child.kill('SIGTERM')
      await new Promise((resolve) => child.once('exit', resolve))
      await simulator.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export function readyUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('message', (message: { ready: string }) => resolve(message.ready))
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  })
}

/** For a server that must know its own address before it starts. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
