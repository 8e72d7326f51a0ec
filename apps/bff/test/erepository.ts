// eRepository as far as it is public: a puller written from the connection instruction and the known facts about the
// endpoint, sharing nothing with our code. It knows: GET {base}?start_date&end_date, Basic authentication, an object
// with `success: true` and `next_page`, an absolute address of the next page. It has to find out the name of the list
// of items.
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { gunzipSync } from 'node:zlib'

export interface PulledPage {
  url: string
  text: string
  items: Record<string, unknown>[]
}

export interface PullOptions {
  login: string
  password: string
  gzip?: boolean
  /** Called between two pages. */
  between?: (page: PulledPage) => Promise<void> | void
}

export interface RawAnswer {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: Buffer
}

/** One raw GET. It follows no redirect, which could lose the password. */
export function get(url: string, headers: Record<string, string>): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const send = url.startsWith('https:') ? httpsRequest : httpRequest
    const req = send(url, { method: 'GET', headers }, (res) => {
      const chunks: Buffer[] = []
      res.on('data', (chunk: Buffer) => chunks.push(chunk))
      res.on('end', () => resolve({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(chunks) }))
      res.on('error', reject)
    })
    req.on('error', reject)
    req.end()
  })
}

export function basic(login: string, password: string): string {
  return `Basic ${Buffer.from(`${login}:${password}`, 'utf8').toString('base64')}`
}

/** Pulls a period, both days inclusive, page by page until there is no next one. */
export async function pull(
  base: string,
  startDate: string,
  endDate: string,
  options: PullOptions,
): Promise<PulledPage[]> {
  const pages: PulledPage[] = []
  let url: string | undefined = `${base}?start_date=${startDate}&end_date=${endDate}`
  while (url !== undefined) {
    const answer: RawAnswer = await get(url, {
      authorization: basic(options.login, options.password),
      accept: 'application/json',
      ...(options.gzip === true && { 'accept-encoding': 'gzip' }),
    })
    if (answer.status !== 200)
      throw new Error(`${answer.status} for page ${pages.length + 1}: ${answer.body.toString().slice(0, 200)}`)
    const text = (answer.headers['content-encoding'] === 'gzip' ? gunzipSync(answer.body) : answer.body).toString(
      'utf8',
    )
    const body = JSON.parse(text) as Record<string, unknown>
    if (body.success !== true) throw new Error(`page ${pages.length + 1} is no success`)
    const page = { url, text, items: itemsOf(body) }
    pages.push(page)
    await options.between?.(page)
    url = nextOf(body)
  }
  return pages
}

/** The only array of the envelope. */
function itemsOf(body: Record<string, unknown>): Record<string, unknown>[] {
  const arrays = Object.values(body).filter((value) => Array.isArray(value))
  if (arrays.length !== 1) throw new Error(`the page holds ${arrays.length} lists`)
  return arrays[0] as Record<string, unknown>[]
}

/** The last page has null, an empty text or nothing. */
function nextOf(body: Record<string, unknown>): string | undefined {
  const { next_page: next } = body
  if (next === null || next === undefined || next === '') return undefined
  if (typeof next !== 'string' || !/^https?:\/\//.test(next)) throw new Error('next_page is no absolute address')
  return next
}
