import { createCipheriv, randomBytes, randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, open, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { openWithoutRow } from './blob-head.ts'
import { openBlobs } from './blobs.ts'
import type { BlobStore } from './blobs.ts'
import { openByteStores } from './byte-stores/open-stores.ts'
import { openMarker, readMarker, writeMarker } from './folder-marker.ts'
import { createKeys } from './keys.ts'
import { listSetAside, reconcileFiles } from './set-aside.ts'

const keys = createKeys(Buffer.alloc(32, 7))
const now = new Date('2026-11-16T08:00:00Z')
const openStore = (blobFolder: string) =>
  openBlobs(
    openByteStores({ dataFolder: blobFolder, blobFolder, database: { kind: 'sqlite', file: 'none' } }),
    'folder',
    keys,
  )

describe('keys', () => {
  it('open what they sealed, in the same context only', () => {
    const sealed = keys.seal(Buffer.from('Ґудзь'), 'copy:1')
    expect(keys.open(sealed, 'copy:1').toString()).toBe('Ґудзь')
    expect(() => keys.open(sealed, 'copy:2')).toThrow()
    expect(() => createKeys(Buffer.alloc(32, 8)).open(sealed, 'copy:1')).toThrow()
  })
  it('seal the same text differently each time and detect any changed bit', () => {
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

it('fingerprint bytes under a key, however they are split', () => {
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
    store = await openStore(folder)
  })
  const files = async () =>
    (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))

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

  it('cannot be read after any change, or with another blob’s key', async () => {
    const row = await store.put(Buffer.from('one'), now)
    const other = await store.put(Buffer.from('two'), now)
    await expect(store.read({ ...row, wrapped_key: other.wrapped_key })).rejects.toThrow()
    const [path] = (await files()).filter((file) => file.endsWith(row.id))
    const bytes = await readFile(path as string)
    // In the mark, the key's id, the wrapped key, the vector, the text and the tag.
    for (const at of [0, 17, 40, 90, 97, bytes.length - 1]) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] as number) ^ 1
      await writeFile(path as string, changed)
      await expect(store.read(row)).rejects.toThrow()
    }
  })

  it('open without their rows with the master key, and with no other key', async () => {
    const row = await store.put(Buffer.from('Ґудзь'), now)
    const bytes = await readFile((await files()).find((file) => file.endsWith(row.id)) as string)
    expect(openWithoutRow(row.id, bytes, keys)?.toString()).toBe('Ґудзь')
    expect(openWithoutRow(row.id, bytes, createKeys(Buffer.alloc(32, 8)))).toBeUndefined()
    expect(() => openWithoutRow(randomUUID(), bytes, keys)).toThrow()
  })

  it('of the first releases, without a head, are read with their rows', async () => {
    const [id, dataKey, iv] = [randomUUID(), randomBytes(32), randomBytes(12)]
    const cipher = createCipheriv('aes-256-gcm', dataKey, iv).setAAD(Buffer.from(id))
    const bytes = Buffer.concat([iv, cipher.update('old'), cipher.final(), cipher.getAuthTag()])
    await mkdir(join(folder, id.slice(0, 2)))
    await writeFile(join(folder, id.slice(0, 2), id), bytes)
    expect((await store.read({ id, store: 'folder', wrapped_key: keys.seal(dataKey, `blob:${id}`) })).toString()).toBe(
      'old',
    )
    expect(openWithoutRow(id, bytes, keys)).toBeUndefined()
  })

  it('leave nothing when the disk fails before their first byte', async () => {
    const file = await open(folder, 'r')
    await file.close()
    const writing = vi
      .spyOn(Object.getPrototypeOf(file) as typeof file, 'writev')
      .mockRejectedValueOnce(Object.assign(new Error('full'), { code: 'ENOSPC' }))
    await expect(store.createWriter()).rejects.toMatchObject({ code: 'ENOSPC' })
    writing.mockRestore()
    expect(await files()).toEqual([])
  })

  it('leave nothing when they are aborted, and stay once they are finished', async () => {
    const writer = await store.createWriter()
    await writer.write(Buffer.alloc(10))
    await writer.abort()
    expect(await files()).toEqual([])
    const finished = await store.createWriter()
    await finished.write(Buffer.from('whole'))
    const row = await finished.commit(now)
    // A transaction with an unknown outcome may have added the row.
    await finished.abort()
    expect((await store.read(row)).toString()).toBe('whole')
  })
})

describe('a start', () => {
  let folder: string
  let store: BlobStore
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'start-'))
    store = await openStore(folder)
  })
  const put = async (text: string) => await store.put(Buffer.from(text), now)

  it('removes unfinished files, sets aside files without a row, and leaves everything else', async () => {
    const kept = await put('kept')
    const unknown = await put('unknown')
    const cutOff = await store.createWriter()
    await cutOff.write(Buffer.alloc(1_200_000))
    await writeFile(join(folder, 'incoming', 'notes.txt'), 'not ours')
    await writeFile(join(folder, kept.id.slice(0, 2), 'notes.txt'), 'not ours')
    const before = await readFile(join(folder, unknown.id.slice(0, 2), unknown.id))

    const aside = join(folder, 'set-aside', '2026-11-16T08-00-00')
    expect(await reconcileFiles(folder, new Set([kept.id]), now)).toEqual({
      unfinished: 1,
      restored: 0,
      missing: 0,
      setAsideNow: { files: 1, folder: aside },
      setAside: { files: 1, folder: join(folder, 'set-aside') },
    })
    expect((await store.read(kept)).toString()).toBe('kept')
    expect(await readdir(aside)).toEqual([unknown.id])
    expect(await readFile(join(aside, unknown.id))).toEqual(before)
    expect(await readdir(join(folder, 'incoming'))).toEqual(['notes.txt'])
    expect(await readdir(join(folder, kept.id.slice(0, 2)))).toEqual(
      expect.arrayContaining(['notes.txt', kept.id]) as string[],
    )
    await cutOff.abort()
  })

  it('moves files back that a database knows again, and reports missing ones', async () => {
    const one = await put('one')
    const two = await put('two')
    await reconcileFiles(folder, new Set(), now)
    await expect(store.read(one)).rejects.toThrow()
    expect(await reconcileFiles(folder, new Set([one.id, 'gone']), new Date('2026-11-17T08:00:00Z'))).toMatchObject({
      restored: 1,
      missing: 1,
      setAsideNow: { files: 0 },
      setAside: { files: 1 },
    })
    expect((await store.read(one)).toString()).toBe('one')
    expect(await listSetAside(folder)).toEqual([
      { folder: join(folder, 'set-aside', '2026-11-16T08-00-00'), ids: [two.id] },
    ])
  })
})

describe('the marker of the data folder', () => {
  const database = '7d0c6f0e-6a3c-4a1c-9a57-0a1d6c0a2f11'
  it('moves on and never back, and is read as it was written', async () => {
    const folder = join(await mkdtemp(join(tmpdir(), 'marker-')), 'blobs')
    expect(await readMarker(folder)).toBeUndefined()
    await writeMarker(folder, { database, lastEvent: 7 })
    const marker = await openMarker(folder, { database, lastEvent: 7 })
    for (const lastEvent of [8, 1_000_000, 12]) await marker.advance(lastEvent)
    await marker.flush()
    await marker.close()
    expect(await readMarker(folder)).toEqual({ database, lastEvent: 1_000_000 })
  })
  it('is refused when it is damaged', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'marker-'))
    await writeFile(join(folder, 'database.json'), '{"database":')
    await expect(readMarker(folder)).rejects.toThrow(/damaged.*storage accept-database/)
  })
})
