import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { openFolderStore } from './blobs.ts'
import type { BlobStore } from './blobs.ts'
import { createKeys } from './keys.ts'

const keys = createKeys(Buffer.alloc(32, 7))
const now = new Date('2026-11-16T08:00:00Z')

describe('keys', () => {
  it('open what they sealed, in its own context only', () => {
    const sealed = keys.seal(Buffer.from('Ґудзь'), 'copy:1')
    expect(keys.open(sealed, 'copy:1').toString()).toBe('Ґудзь')
    expect(() => keys.open(sealed, 'copy:2')).toThrow()
    expect(() => createKeys(Buffer.alloc(32, 8)).open(sealed, 'copy:1')).toThrow()
  })
  it('seal the same text differently each time and notice any changed bit', () => {
    const sealed = keys.seal(Buffer.from('text'), 'c')
    expect(keys.seal(Buffer.from('text'), 'c')).not.toEqual(sealed)
    for (let at = 0; at < sealed.length; at++) {
      const changed = Uint8Array.from(sealed)
      changed[at] = (changed[at] as number) ^ 1
      expect(() => keys.open(changed, 'c')).toThrow()
    }
  })
  it('hash by purpose and key', () => {
    expect(keys.hash('code', 'x')).not.toBe(keys.hash('login', 'x'))
    expect(keys.hash('code', 'x')).not.toBe(createKeys(Buffer.alloc(32, 8)).hash('code', 'x'))
    expect(keys.hash('code', 'x')).toBe(createKeys(Buffer.alloc(32, 7)).hash('code', 'x'))
  })
})

it('fingerprint bytes, however they are cut, under a key', () => {
  const bytes = Buffer.from('Нечуй-Левицька'.repeat(5000))
  const print = (parts: Uint8Array[], by = keys) => {
    const fingerprint = by.fingerprint()
    for (const part of parts) fingerprint.update(part)
    return fingerprint.digest()
  }
  expect(print([bytes.subarray(0, 7), bytes.subarray(7, 70_000), bytes.subarray(70_000)])).toBe(print([bytes]))
  expect(print([bytes.subarray(1)])).not.toBe(print([bytes]))
  expect(print([bytes], createKeys(Buffer.alloc(32, 8)))).not.toBe(print([bytes]))
})

describe('blobs in a folder', () => {
  let folder: string
  let store: BlobStore
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'blobs-'))
    store = await openFolderStore(folder, keys)
  })
  const files = async () => (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))

  it('come back as they were written, whatever the sizes of the chunks', async () => {
    const writer = await store.createWriter()
    const chunks = [1, 0, 70_000, 300_000, 17].map((length, index) => Buffer.alloc(length, index + 1))
    for (const chunk of chunks) await writer.write(chunk)
    const row = await writer.commit(now)
    expect(row.bytes).toBe(370_018)
    expect(await store.read(row)).toEqual(Buffer.concat(chunks))
  })

  it('hold nothing readable, not even while they are written', async () => {
    const secret = Buffer.from('Нечуй-Левицька '.repeat(30_000))
    const writer = await store.createWriter()
    await writer.write(secret)
    for (const file of await files()) expect((await readFile(file)).includes(secret.subarray(0, 20))).toBe(false)
    await writer.commit(now)
    for (const file of await files()) expect((await readFile(file)).includes(secret.subarray(0, 20))).toBe(false)
  })

  it('refuse to be read after any change, or under another blob’s key', async () => {
    const row = await store.put(Buffer.from('one'), now)
    const other = await store.put(Buffer.from('two'), now)
    await expect(store.read({ id: row.id, wrapped_key: other.wrapped_key })).rejects.toThrow()
    const [path] = (await files()).filter((file) => file.endsWith(row.id))
    const bytes = await readFile(path as string)
    bytes[13] = (bytes[13] as number) ^ 1
    await writeFile(path as string, bytes)
    await expect(store.read(row)).rejects.toThrow()
  })

  it('leave nothing when they are given up, and a sweep removes what nobody knows', async () => {
    const writer = await store.createWriter()
    await writer.write(Buffer.alloc(10))
    await writer.abort()
    expect(await files()).toEqual([])
    const kept = await store.put(Buffer.from('kept'), now)
    await store.put(Buffer.from('orphan'), now)
    const cutOff = await store.createWriter()
    await cutOff.write(Buffer.alloc(600_000))
    expect(await store.sweep((id) => id === kept.id)).toBe(2)
    expect((await store.read(kept)).toString()).toBe('kept')
    expect(await files()).toHaveLength(1)
    await cutOff.abort()
  })
})
