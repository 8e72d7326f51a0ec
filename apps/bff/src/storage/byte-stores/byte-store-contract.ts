// The contract that every byte store must pass. The test of a store calls this with a way to create one and to damage
// it.
import { randomBytes, randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { MissingBytes } from './byte-store.ts'
import type { ByteStore } from './byte-store.ts'

export interface StoreOnTrial {
  /** Opens the store again, as the next process does. */
  open(): Promise<ByteStore>
  /** Makes writes fail after this many, like a failing disk or connection. Returns a function that ends it. */
  failWritesAfter(count: number): () => void
  /** Every name in the store's location, finished or not. */
  everything(): Promise<string[]>
}

/** @param make an empty store */
export function describeByteStore(name: string, make: () => Promise<StoreOnTrial>): void {
  describe(`${name} as a store of bytes`, () => {
    let trial: StoreOnTrial
    let store: ByteStore
    beforeEach(async () => {
      trial = await make()
      store = await trial.open()
    })

    async function put(bytes: Buffer, into = store, id: string = randomUUID()): Promise<string> {
      const writer = await into.createWriter(id)
      await writer.write([bytes.subarray(0, 1), bytes.subarray(1)])
      await writer.finish()
      return id
    }

    it.each([0, 1, 70_000, 3_000_000])('gives back %i bytes, to the next process too', async (size) => {
      const bytes = randomBytes(size)
      const id = await put(bytes)
      expect((await store.read(id)).equals(bytes)).toBe(true)
      expect((await (await trial.open()).read(id)).equals(bytes)).toBe(true)
    })

    it('keeps the order of many writes, and does not use buffers after they were returned', async () => {
      const id = randomUUID()
      const writer = await store.createWriter(id)
      const lent = Buffer.alloc(40_000)
      for (let number = 0; number < 50; number++) await writer.write([lent.fill(number)])
      await writer.finish()
      const bytes = await store.read(id)
      expect(bytes.length).toBe(2_000_000)
      for (let number = 0; number < 50; number++)
        expect(bytes.subarray(number * 40_000, (number + 1) * 40_000).every((byte) => byte === number)).toBe(true)
    })

    it('reads ranges, shorter at the end of the bytes', async () => {
      const bytes = randomBytes(100_000)
      const id = await put(bytes)
      for (const [from, length] of [
        [0, 84],
        [70_001, 20_000],
        [99_990, 100],
        [100_000, 1],
        [200_000, 5],
        [17, 0],
      ] as const)
        expect((await store.readRange(id, from, length)).equals(bytes.subarray(from, from + length))).toBe(true)
    })

    it('lists everything that is finished, and each name once', async () => {
      expect(await store.list()).toEqual([])
      const ids = await Promise.all(Array.from({ length: 20 }, (_, number) => put(Buffer.from(`bytes ${number}`))))
      expect((await store.list()).toSorted()).toEqual(ids.toSorted())
      expect((await (await trial.open()).list()).toSorted()).toEqual(ids.toSorted())
      for (const [number, id] of ids.entries()) expect((await store.read(id)).toString()).toBe(`bytes ${number}`)
    })

    it('deletes at once and for ever, and a second time without an error', async () => {
      const [kept, gone] = [await put(Buffer.from('kept')), await put(Buffer.from('gone'))]
      await store.delete(gone)
      await store.delete(gone)
      for (const opened of [store, await trial.open()]) {
        await expect(opened.read(gone)).rejects.toBeInstanceOf(MissingBytes)
        expect(await opened.list()).toEqual([kept])
      }
    })

    it('has nothing under an unknown name', async () => {
      await expect(store.read(randomUUID())).rejects.toBeInstanceOf(MissingBytes)
      await expect(store.readRange(randomUUID(), 0, 1)).rejects.toBeInstanceOf(MissingBytes)
      await store.delete(randomUUID())
    })

    it('never shows unfinished bytes, neither while they are written nor after the process was killed', async () => {
      const id = randomUUID()
      const writer = await store.createWriter(id)
      await writer.write([randomBytes(2_000_000)])
      for (const opened of [store, await trial.open()]) {
        await expect(opened.read(id)).rejects.toBeInstanceOf(MissingBytes)
        await expect(opened.readRange(id, 0, 1)).rejects.toBeInstanceOf(MissingBytes)
        expect(await opened.list()).toEqual([])
      }
      await writer.abort()
    })

    it('keeps nothing that was aborted, and everything that was finished', async () => {
      const writer = await store.createWriter(randomUUID())
      await writer.write([randomBytes(100_000)])
      await writer.abort()
      expect(await trial.everything()).toEqual([])
      const id = randomUUID()
      const finished = await store.createWriter(id)
      await finished.write([Buffer.from('whole')])
      await finished.finish()
      await finished.abort()
      expect((await store.read(id)).toString()).toBe('whole')
    })

    it.each([0, 1, 2])('keeps nothing of what fails after %i writes', async (count) => {
      const heal = trial.failWritesAfter(count)
      const writer = await store.createWriter(randomUUID())
      const writing = async () => {
        for (let number = 0; number < 3; number++) await writer.write([randomBytes(10_000)])
        await writer.finish()
      }
      await expect(writing()).rejects.toThrow()
      await writer.abort()
      heal()
      expect(await trial.everything()).toEqual([])
      expect((await store.read(await put(Buffer.from('after that')))).toString()).toBe('after that')
    })
  })
}
