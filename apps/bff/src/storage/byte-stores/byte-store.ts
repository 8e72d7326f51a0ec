// A place for bytes under names: a folder today, an object store tomorrow. It knows nothing of keys, rows or documents;
// what it gets is encrypted (`../blobs.ts`). Every store passes `byte-store-contract.ts`.

export interface ByteWriter {
  /** In the order in which it is called. The buffers are the caller's again once it resolves. */
  write(pieces: readonly Buffer[]): Promise<void>
  /** Durable, whole and under its name once it resolves; before that nobody sees anything under the name. */
  finish(): Promise<void>
  /** Removes what was written and is not finished. After `finish` it removes nothing. */
  abort(): Promise<void>
}

export interface ByteStore {
  /** @param id a name that was never used before */
  createWriter(id: string): Promise<ByteWriter>
  /** @throws {MissingBytes} */
  read(id: string): Promise<Buffer>
  /**
   * A piece of what is kept, shorter where the bytes end. What is kept is authenticated as a whole, so a piece of it
   * proves nothing: no plain text is made of ranges.
   *
   * @throws {MissingBytes}
   */
  readRange(id: string, from: number, length: number): Promise<Buffer>
  /** Does nothing where there is nothing. */
  delete(id: string): Promise<void>
  /** Names of all that is finished, in no order. */
  list(): Promise<string[]>
}

/** The store has nothing finished under the name. */
export class MissingBytes extends Error {
  override name = 'MissingBytes'
  readonly code = 'ENOENT'

  constructor(options?: ErrorOptions) {
    super('no such bytes', options)
  }
}
