// A delivery is stored as one encrypted blob: its parts in the order of arrival, as frames of one byte of kind, four
// bytes of length and the payload. One blob means one fsync for a delivery, however many documents it contains.

const kinds = { header: 1, data: 2, end: 3 } as const
const frameHeadBytes = 5

export interface PartHeader {
  /** The multipart field's name: `encodeData`, `encryptedFile` or a document type. */
  fieldName: string
  /** Present for file parts. */
  fileName?: string
}

export interface StoredPart extends PartHeader {
  bytes: Buffer
}

export function headerFrame(header: PartHeader): Buffer {
  const payload = Buffer.from(JSON.stringify(header))
  return Buffer.concat([frameHead(kinds.header, payload.length), payload])
}

/** The frame head that goes before a chunk of a part's bytes. */
export function dataFrameHead(length: number): Buffer {
  return frameHead(kinds.data, length)
}

/** The last frame. A blob without it was cut short. */
export function endFrame(): Buffer {
  return frameHead(kinds.end, 0)
}

/** @throws when the frames are not consistent. The blob is authenticated, so that would be a fault of this program */
export function readPackage(blob: Buffer): StoredPart[] {
  const parts: { header: PartHeader; chunks: Buffer[] }[] = []
  for (let at = 0; at + frameHeadBytes <= blob.length;) {
    const kind = blob[at]
    const payload = blob.subarray(at + frameHeadBytes, at + frameHeadBytes + blob.readUInt32BE(at + 1))
    at += frameHeadBytes + payload.length
    if (kind === kinds.end && at === blob.length)
      return parts.map(({ header, chunks }) => ({ ...header, bytes: Buffer.concat(chunks) }))
    if (kind === kinds.header) parts.push({ header: JSON.parse(payload.toString('utf8')) as PartHeader, chunks: [] })
    else if (kind === kinds.data) parts.at(-1)?.chunks.push(payload)
    else break
  }
  throw new Error('stored package is cut short')
}

function frameHead(kind: number, length: number): Buffer {
  const head = Buffer.alloc(frameHeadBytes)
  head.writeUInt8(kind, 0)
  head.writeUInt32BE(length, 1)
  return head
}
