import { randomUUID } from 'node:crypto'

export interface Part {
  name: string
  /** If present, it is a file part with the type application/octet-stream. */
  fileName?: string
  body: string | Uint8Array
}

/** Makes a multipart/form-data body as Diia does. */
export function buildMultipart(parts: Part[]): { contentType: string; body: Buffer<ArrayBuffer> } {
  const boundary = `--------------------------${randomUUID().replaceAll('-', '')}`
  const chunks: (string | Uint8Array)[] = parts.flatMap(({ name, fileName, body }) => [
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"`,
    fileName === undefined ? '\r\n\r\n' : `; filename="${fileName}"\r\nContent-Type: application/octet-stream\r\n\r\n`,
    body,
    '\r\n',
  ])
  chunks.push(`--${boundary}--\r\n`)
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: Buffer.concat(chunks.map((chunk) => (typeof chunk === 'string' ? Buffer.from(chunk) : chunk))),
  }
}
