import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { TestPullFinding } from '@diia-desk/contract'
import { connectionFinding } from './check-connection.ts'

export interface CallResult {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string
}

const waitMs = 20_000
const maxBytes = 32 * 1024 * 1024

/** One GET, without following a redirect, which would send the password to another host. */
export function call(
  url: string,
  headers: Record<string, string>,
  ca?: string,
): Promise<CallResult | { finding: TestPullFinding }> {
  return new Promise((resolve) => {
    const fail = (error: unknown) => resolve({ finding: connectionFinding(error) })
    const send = url.startsWith('https:') ? requestHttps : requestHttp
    const req = send(
      url,
      {
        headers: { accept: 'application/json', ...headers },
        signal: AbortSignal.timeout(waitMs),
        ...(ca !== undefined && { ca }),
      },
      (res) => {
        const chunks: Buffer[] = []
        let bytes = 0
        res.on('data', (chunk: Buffer) => {
          bytes += chunk.length
          chunks.push(chunk)
          if (bytes > maxBytes) res.destroy()
        })
        res.once('end', () =>
          resolve({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(chunks).toString('utf8') }),
        )
        res.once('error', fail)
        res.once('close', () => fail({ code: 'ECONNRESET' }))
      },
    )
    req.once('error', (error) =>
      fail(error.name === 'AbortError' || error.name === 'TimeoutError' ? { code: 'ETIMEDOUT' } : error),
    )
    req.end()
  })
}
