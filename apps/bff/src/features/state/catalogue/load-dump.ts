import { readFile } from 'node:fs/promises'
import { DumpError } from './dump.ts'

const maxBytes = 128 * 1024 * 1024
const timeLimitMs = 120_000
const maxRedirects = 3

/**
 * Loads the JSON of a dump from a file or an address. Only https (http on this machine only), no other host than the
 * given one, with limits of size and time.
 *
 * @throws {DumpError} with a message for the person at the command line
 */
export async function loadDump(from: string, limits: { bytes?: number; milliseconds?: number } = {}): Promise<unknown> {
  const bytes = /^[a-z][a-z+.-]+:\/\//i.test(from)
    ? await download(from, limits)
    : await readFile(from).catch((error: NodeJS.ErrnoException) => {
        throw new DumpError(error.code === 'ENOENT' ? `There is no file ${from}.` : `The file ${from} can’t be read.`, {
          cause: error,
        })
      })
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (cause) {
    throw new DumpError('This is not JSON in UTF-8: the file may be incomplete. Nothing was changed.', { cause })
  }
}

async function download(
  address: string,
  { bytes: most = maxBytes, milliseconds = timeLimitMs }: { bytes?: number; milliseconds?: number },
): Promise<Buffer> {
  const signal = AbortSignal.timeout(milliseconds)
  try {
    let url = allowed(address)
    for (let redirects = 0; redirects <= maxRedirects; redirects++) {
      const response = await fetch(url, { redirect: 'manual', signal, headers: { accept: 'application/json' } })
      const location = response.headers.get('location')
      if (response.status >= 300 && response.status < 400 && location !== null) {
        await response.body?.cancel()
        const next = allowed(new URL(location, url).href)
        if (next.host !== url.host)
          throw new DumpError(
            `${url.host} sends on to another host, ${next.host}. Give that address yourself if it is right.`,
          )
        url = next
        continue
      }
      if (response.status !== 200) {
        await response.body?.cancel()
        throw new DumpError(`${url.host} answered with status ${response.status}. Nothing was changed.`)
      }
      return await read(response, most)
    }
    throw new DumpError(`${url.host} redirects too many times.`)
  } catch (cause) {
    if (cause instanceof DumpError) throw cause
    throw new DumpError(
      signal.aborted
        ? 'The download took too long. Nothing was changed; try again or give a file.'
        : 'The address could not be reached. Nothing was changed.',
      { cause },
    )
  }
}

function allowed(address: string): URL {
  if (!URL.canParse(address)) throw new DumpError('This is not an address.')
  const url = new URL(address)
  const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback))
    throw new DumpError('The address must begin with https://.')
  return url
}

async function read(response: Response, most: number): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of response.body ?? []) {
    length += chunk.length
    if (length > most)
      throw new DumpError(`The answer is larger than ${Math.round(most / 1024 / 1024)} MB. Nothing was changed.`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
