import { randomUUID } from 'node:crypto'
import { mkdtemp, open, readdir } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { describeByteStore } from './byte-store-contract.ts'
import { openFolderStore } from './folder-store.ts'
import { openByteStores } from './open-stores.ts'

afterEach(() => vi.restoreAllMocks())

/** The prototype of all file handles. */
async function handles(folder: string): Promise<FileHandle> {
  const file = await open(folder, 'r')
  await file.close()
  return Object.getPrototypeOf(file) as FileHandle
}

/** A method before a spy replaces it. */
function original<Name extends 'sync' | 'writev'>(common: FileHandle, name: Name): FileHandle[Name] {
  return (Object.getOwnPropertyDescriptor(common, name) as { value: FileHandle[Name] }).value
}

const filesIn = async (folder: string) =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())

describeByteStore('a folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'byte-store-'))
  const common = await handles(folder)
  return {
    open: () => openFolderStore(folder),
    failWritesAfter(count) {
      const write = original(common, 'writev')
      let written = 0
      const spy = vi.spyOn(common, 'writev').mockImplementation(function (this: FileHandle, ...given) {
        return written++ < count
          ? write.apply(this, given)
          : Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }))
      })
      return () => spy.mockRestore()
    },
    everything: async () => (await filesIn(folder)).map(({ name }) => name),
  }
})

it('a file is durable before it has its name, and its name before the caller is told', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'byte-store-'))
  const store = await openFolderStore(folder)
  const id = randomUUID()
  const writer = await store.createWriter(id)
  await writer.write([Buffer.from('bytes')])
  const common = await handles(folder)
  const sync = original(common, 'sync')
  const steps: string[] = []
  vi.spyOn(common, 'sync').mockImplementation(async function (this: FileHandle) {
    await sync.apply(this)
    const isNamed = (await store.list()).includes(id)
    steps.push(`${(await this.stat()).isFile() ? 'file' : 'folder'}, ${isNamed ? 'named' : 'not named yet'}`)
  })
  await writer.finish()
  // First the folder of the subfolder, because the subfolder is new; then the subfolder, because the name is new.
  expect(steps).toEqual(['file, not named yet', 'folder, not named yet', 'folder, named'])
})

it('an unknown store is refused', async () => {
  const stores = openByteStores({
    dataFolder: 'none',
    blobFolder: await mkdtemp(join(tmpdir(), 'byte-store-')),
    database: { kind: 'sqlite', file: 'none' },
  })
  await expect(stores.of('moon' as 'folder')).rejects.toThrow('no store named moon')
  expect(await stores.of('folder')).toBe(await stores.of('folder'))
})
