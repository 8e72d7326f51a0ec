// A long proof that is stopped leaves the machine as it was.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { eventually } from './test-server.ts'

it('npm run proof -- faults removes its disk and its folder when it is stopped, also by two signals in a row', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'proof-stopped-'))
  const proof = spawn(process.execPath, [join(import.meta.dirname, '../proof/faults.ts'), '--faults', '300'], {
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE, TMPDIR: folder },
    stdio: 'ignore',
  })
  const ended = once(proof, 'exit')
  try {
    // As root it has a disk of its own by then, and the server is about to start on it.
    await eventually(async () => {
      const [home] = await readdir(folder)
      const files = home === undefined ? [] : await readdir(join(folder, home, 'desk')).catch(() => [])
      return files.length > 0 ? true : undefined
    }, 60_000)
    proof.kill('SIGTERM')
    await pause(100)
    proof.kill('SIGTERM')
    await ended
  } finally {
    proof.kill('SIGKILL')
  }
  expect(await readFile('/proc/mounts', 'utf8').catch(() => '')).not.toContain(folder)
  expect(await readdir(folder)).toEqual([])
}, 240_000)
