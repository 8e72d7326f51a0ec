import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startStand } from './stand.ts'
import type { Stand } from './stand.ts'

const script = 'export const desk = "desk"\n'.repeat(100)
let folder: string
let stand: Stand
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desk-files-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), '<!doctype html>')
  await writeFile(join(folder, 'assets/desk-hash.js'), script)
  await writeFile(join(folder, 'assets/desk-hash.js.br'), brotliCompressSync(script))
  await writeFile(join(folder, 'assets/reader-hash.wasm'), 'wasm')
  await writeFile(join(folder, 'assets/reader-hash.wasm.br'), brotliCompressSync('wasm'))
  stand = await startStand({ environment: { DESK_FOLDER: folder } })
})
afterAll(async () => {
  await stand.close()
  await rm(folder, { recursive: true })
})

const ask = (path: string, encodings: string): Promise<Response> => fetch(stand.server.url + path, { headers: { 'accept-encoding': encodings, accept: '*/*' } })

it('sends files as the build compressed them, to be kept for good', async () => {
  const answer = await ask('/assets/desk-hash.js', 'gzip, deflate, br')
  expect(answer.headers.get('content-encoding')).toBe('br')
  expect(answer.headers.get('content-type')).toMatch(/^(text|application)\/javascript/)
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(answer.headers.get('vary')).toContain('Accept-Encoding')
  expect(await answer.text()).toBe(script)
})

it('sends them as they are to those who cannot read that', async () => {
  const answer = await ask('/assets/desk-hash.js', 'gzip')
  expect(answer.headers.get('content-encoding')).toBeNull()
  expect(await answer.text()).toBe(script)
})

it('calls WebAssembly by its name, without which browsers do not compile while it comes', async () => {
  const answer = await ask('/assets/reader-hash.wasm', 'br')
  expect(answer.headers.get('content-type')).toBe('application/wasm')
  expect(answer.headers.get('content-encoding')).toBe('br')
})

it('has the page asked for anew each time, and no page for a missing file', async () => {
  const page = await ask('/copies', 'br')
  expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-cache'])
  expect((await ask('/assets/older-hash.js', 'br')).status).toBe(404)
})
