import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { lockDataFolder, lockFile, tryLockDataFolder } from './folder-lock.ts'

const newFolder = async () => join(await mkdtemp(join(tmpdir(), 'lock-')), 'data')

it('is held by one process at a time', async () => {
  const folder = await newFolder()
  const first = await lockDataFolder(folder)
  expect((await stat(folder)).mode & 0o777).toBe(0o700)
  expect((await stat(join(folder, lockFile))).mode & 0o777).toBe(0o600)
  await expect(lockDataFolder(folder, { waitMs: 60 })).rejects.toThrow(
    `DATA_DIR: ${folder} is in use by another process`,
  )
  const waiting = lockDataFolder(folder)
  first.release()
  const second = await waiting
  expect(await tryLockDataFolder(folder)).toBeUndefined()
  second.release()
})

it('ends with its process, however the process ends', async () => {
  const folder = await newFolder()
  const holder = `const { lockDataFolder } = await import(${JSON.stringify(new URL('folder-lock.ts', import.meta.url).href)}); await lockDataFolder(process.argv[1]); console.log('locked'); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', holder, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  expect(await tryLockDataFolder(folder)).toBeUndefined()
  child.kill('SIGKILL')
  await once(child, 'exit')
  const lock = await tryLockDataFolder(folder)
  expect(lock).toBeDefined()
  lock?.release()
})

it('reports when a folder cannot be used', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'lock-')), 'file')
  await writeFile(file, '')
  await expect(lockDataFolder(join(file, 'data'))).rejects.toThrow(/^DATA_DIR: .* can't be used \(ENOTDIR\)/)
})
