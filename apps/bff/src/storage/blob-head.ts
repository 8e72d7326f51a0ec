// The head before the encrypted bytes of a file: a mark, the id of the master key, and the data key wrapped under it.
// The row has the same values. If rows are lost, the file can be opened with the master key alone. Files of the first
// releases have no head.
import { createDecipheriv } from 'node:crypto'
import type { Keys } from './keys.ts'

const mark = Buffer.from('diia-desk-blob-2')
const keyIdBytes = 8
/** Initialisation vector, key and tag. */
const wrappedKeyBytes = 12 + 32 + 16
const headBytes = mark.length + keyIdBytes + wrappedKeyBytes
const ivBytes = 12
const tagBytes = 16

export function makeHead(keyId: string, wrappedKey: Uint8Array): Buffer {
  return Buffer.concat([mark, Buffer.from(keyId, 'hex'), wrappedKey])
}

/** Undefined for a file of the first releases, which can be opened only with its row. */
export function readHead(bytes: Buffer): { keyId: string; wrappedKey: Buffer } | undefined {
  if (bytes.length < headBytes || !bytes.subarray(0, mark.length).equals(mark)) return undefined
  const keyId = bytes.subarray(mark.length, mark.length + keyIdBytes).toString('hex')
  return { keyId, wrappedKey: bytes.subarray(mark.length + keyIdBytes, headBytes) }
}

/**
 * Decrypts and authenticates a whole file with its head.
 *
 * @throws when it was changed or belongs to another blob
 */
export function openBlob(id: string, bytes: Buffer, dataKey: Uint8Array): Buffer {
  const head = readHead(bytes) === undefined ? 0 : headBytes
  const iv = bytes.subarray(head, head + ivBytes)
  if (bytes.length < head + ivBytes + tagBytes) throw new Error('blob is too short')
  const decipher = createDecipheriv('aes-256-gcm', dataKey, iv).setAAD(
    Buffer.concat([Buffer.from(id), bytes.subarray(0, head)]),
  )
  decipher.setAuthTag(bytes.subarray(bytes.length - tagBytes))
  return Buffer.concat([decipher.update(bytes.subarray(head + ivBytes, bytes.length - tagBytes)), decipher.final()])
}

/**
 * Opens a file without its row.
 *
 * @returns undefined when the row or another master key would be needed
 */
export function openWithoutRow(id: string, bytes: Buffer, keys: Keys): Buffer | undefined {
  const head = readHead(bytes)
  if (head === undefined || head.keyId !== keys.keyId) return undefined
  return openBlob(id, bytes, keys.open(head.wrappedKey, `blob:${id}`))
}
