import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { deskPages } from '@diia-desk/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { firstSegment, isMachineAddress, reservedSegments } from '../src/http/addresses.ts'
import { startTestServer } from './test-server.ts'
import type { TestServer } from './test-server.ts'

const script = 'export const desk = "desk"\n'.repeat(100)
let folder: string
let bff: TestServer
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desk-files-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), '<!doctype html>')
  await writeFile(join(folder, 'assets/desk-hash.js'), script)
  await writeFile(join(folder, 'assets/desk-hash.js.br'), brotliCompressSync(script))
  await writeFile(join(folder, 'assets/reader-hash.wasm'), 'wasm')
  await writeFile(join(folder, 'assets/reader-hash.wasm.br'), brotliCompressSync('wasm'))
  bff = await startTestServer({ environment: { DESK_FOLDER: folder } })
})
afterAll(async () => {
  await bff.close()
  await rm(folder, { recursive: true })
})

const ask = (path: string, encodings: string): Promise<Response> =>
  fetch(bff.server.url + path, { headers: { 'accept-encoding': encodings, accept: '*/*' } })

it('sends files as the build compressed them, to be cached for ever', async () => {
  const answer = await ask('/assets/desk-hash.js', 'gzip, deflate, br')
  expect(answer.headers.get('content-encoding')).toBe('br')
  expect(answer.headers.get('content-type')).toMatch(/^(text|application)\/javascript/)
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(answer.headers.get('vary')).toContain('Accept-Encoding')
  expect(await answer.text()).toBe(script)
})

it('sends them uncompressed to clients that cannot decompress', async () => {
  const answer = await ask('/assets/desk-hash.js', 'gzip')
  expect(answer.headers.get('content-encoding')).toBeNull()
  expect(await answer.text()).toBe(script)
})

it('gives WebAssembly its content type, so that browsers compile it while it loads', async () => {
  const answer = await ask('/assets/reader-hash.wasm', 'br')
  expect(answer.headers.get('content-type')).toBe('application/wasm')
  expect(answer.headers.get('content-encoding')).toBe('br')
})

it('makes browsers revalidate the page each time, and sends no page for a missing file', async () => {
  expect(await get('/copies', visit)).toMatchObject({ status: 200, caching: 'no-cache' })
  expect((await ask('/assets/older-hash.js', 'br')).status).toBe(404)
})

/** The raw request: fetch would normalise some of these addresses. */
function get(
  path: string,
  headers: Record<string, string>,
): Promise<{ status: number; type: string; caching: string | undefined; body: string }> {
  const { hostname, port } = new URL(bff.server.url)
  return new Promise((resolve, reject) => {
    request({ hostname, port, path, headers }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          type: answer.headers['content-type'] ?? '',
          caching: answer.headers['cache-control'],
          body: Buffer.concat(chunks).toString(),
        }),
      )
    })
      .on('error', reject)
      .end()
  })
}

const visit = {
  accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': 'document',
}
const oldVisit = { accept: visit.accept }
const program = { accept: '*/*' }
const page = '<!doctype html>'

describe('the desk’s page', () => {
  it.each(deskPages.map((path) => path.replace(':id', '2026-11-30%2F001')))('is at %s', async (path) => {
    for (const headers of [visit, oldVisit, program]) {
      for (const written of [path, `${path}?x=1`])
        expect(await get(written, headers)).toMatchObject({ status: 200, body: page })
    }
  })

  it('is not sent for a script, an image or a JSON client', async () => {
    for (const headers of [
      { ...visit, 'sec-fetch-mode': 'cors' },
      { ...visit, 'sec-fetch-mode': 'no-cors' },
      { accept: 'application/json' },
    ]) {
      expect(await get('/journal', headers)).toMatchObject({
        status: 404,
        type: expect.stringMatching(/^application\/problem\+json/),
      })
    }
  })

  it('tells a person that there is no such page, with 404', async () => {
    for (const headers of [visit, oldVisit])
      expect(await get('/nowhere', headers)).toMatchObject({ status: 404, body: page })
    expect(await get('/nowhere', program)).toMatchObject({
      status: 404,
      type: expect.stringMatching(/^application\/problem\+json/),
    })
  })
})

const segments = ['api', 'appeals', 'integration', 'diia', 'health', 'rate', 'assets']
const writings = segments
  .flatMap((segment) => {
    const capital = `${segment[0]?.toUpperCase()}${segment.slice(1)}`
    const escaped = `%${segment.charCodeAt(0).toString(16)}${segment.slice(1)}`
    return [capital, segment.toUpperCase(), escaped, `/${segment}`, `//${segment}`, `\\${segment}`, `%2F${segment}`]
      .flatMap((written) => [
        `/${written}`,
        `/${written}/`,
        `/${written}//`,
        `/${written}/nowhere`,
        `/${written}//?start_date=2026-01-01&end_date=2026-01-02`,
      ])
      .concat([`/${segment}/nowhere`, `/${segment}//nowhere`, `/${segment}/nowhere//`])
    // Below this address a visitor's phone gets a page that says that the link is unknown.
  })
  .filter((path) => !/^\/rate\/nowhere$/i.test(path))

describe('below an address for programs', () => {
  it.each(writings)('%s is no page', async (path) => {
    for (const headers of [visit, oldVisit, program]) {
      const { status, type, body } = await get(path, headers)
      // What exists there answers itself: the export asks for its password, whatever its slashes.
      expect([401, 404]).toContain(status)
      expect(type).toMatch(/^application\/(?:problem\+)?json/)
      expect(JSON.parse(body)).toBeInstanceOf(Object)
    }
  })

  it.each(['/appeals', '/appeals/', '/appeals//', '//appeals', '//appeals///'])('%s is the export', async (path) => {
    expect(await get(`${path}?start_date=2026-01-01&end_date=2026-01-02`, visit)).toMatchObject({
      status: 401,
      type: 'application/json; charset=utf-8',
    })
  })
})

it('keeps the address of the export apart from pages and programs, in any notation', () => {
  for (const path of ['/api', '/API/export', '/journal', '/Scanner', '/rate/1', '/health'])
    expect(reservedSegments.has(firstSegment(path))).toBe(true)
  for (const path of ['/appeals', '/state/appeals', '/export.json'])
    expect(reservedSegments.has(firstSegment(path))).toBe(false)
  expect(isMachineAddress('/STATE//x', '/state/appeals')).toBe(true)
})
