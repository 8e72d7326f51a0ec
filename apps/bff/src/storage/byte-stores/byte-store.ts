// Stores bytes under names: a folder today, an object store later. It knows nothing of keys, rows or documents; it gets
// encrypted bytes (`../blobs.ts`). Every store passes `byte-store-contract.ts`.

export interface ByteWriter {
  /** Writes in the order of calls. After it resolves, the caller may reuse the buffers. */
  write(pieces: readonly Buffer[]): Promise<void>
  /**
   * After it resolves, the bytes are durable and complete under their name. Before that nobody sees anything under the
   * name.
   */
  finish(): Promise<void>
  /** Removes what was written and not finished. After `finish` it removes nothing. */
  abort(): Promise<void>
}

export interface ByteStore {
  /** @param id a name that was never used before */
  createWriter(id: string): Promise<ByteWriter>
  /** @throws {MissingBytes} */
  read(id: string): Promise<Buffer>
  /**
   * A part of the bytes, shorter at their end. The bytes are authenticated only as a whole, so no plain text may be
   * made from a part.
   *
   * @throws {MissingBytes}
   */
  readRange(id: string, from: number, length: number): Promise<Buffer>
  /** Does nothing if there is nothing. */
  delete(id: string): Promise<void>
  /** Names of everything that is finished, in any order. */
  list(): Promise<string[]>
}

/** The store has nothing finished under this name. */
export class MissingBytes extends Error {
  override name = 'MissingBytes'
  readonly code = 'ENOENT'

  constructor(options?: ErrorOptions) {
    super('no such bytes', options)
  }
}
