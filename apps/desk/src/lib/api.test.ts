import { http, HttpResponse } from 'msw'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { problem } from '../../test/support/fixtures.ts'
import { network } from '../../test/support/network.ts'
import { api } from './api.ts'
import { ProblemError } from './problem.ts'
import { setTabSession } from './tab-session.ts'

const thing = z.object({ id: z.string() })

async function failure(asked: Promise<unknown>): Promise<ProblemError> {
  try {
    await asked
  } catch (error) {
    if (error instanceof ProblemError) return error
  }
  throw new Error('It did not fail as it should')
}

test('a response has the shape of its schema', async () => {
  network.use(http.get('/api/thing', () => HttpResponse.json({ id: 'a', more: 1 })))
  expect(await api.get('/api/thing', thing)).toEqual({ id: 'a' })
})

test('a problem has its code and callId, and its message contains nothing else', async () => {
  network.use(
    http.post('/api/thing', () =>
      HttpResponse.json(
        problem('invalid-input', { detail: 'barcode', errors: [{ field: 'barcode', code: 'wrong-format' }] }),
        { status: 422 },
      ),
    ),
  )
  const error = await failure(api.post('/api/thing', { barcode: '4820031275163' }, thing))
  expect(error).toMatchObject({
    code: 'invalid-input',
    message: 'invalid-input',
    body: { callId: '7f3k92qd-0000-4000-8000-000000000000' },
  })
})

test.each([
  ['another shape', () => HttpResponse.json({ no: 'id' }), 'unexpected-answer'],
  ['no JSON', () => HttpResponse.text('<html>'), 'unexpected-answer'],
  ['an error that is no problem', () => HttpResponse.text('no', { status: 400 }), 'unexpected-answer'],
  [
    'a problem with a code that the contract lacks',
    () => HttpResponse.json({ ...problem('internal'), code: 'teapot' }, { status: 418 }),
    'unexpected-answer',
  ],
  ['a proxy before a bff that is down', () => HttpResponse.text('Bad gateway', { status: 502 }), 'offline'],
  ['no network', () => HttpResponse.error(), 'offline'],
])('%s', async (_, answer, code) => {
  network.use(http.get('/api/thing', answer))
  expect(await failure(api.get('/api/thing', thing))).toMatchObject({ code })
})

test('only calls that change something have our header', async () => {
  const seen: (string | null)[] = []
  const take = ({ request }: { request: Request }) => {
    seen.push(request.headers.get('x-diia-desk'))
    return new HttpResponse(null, { status: 204 })
  }
  network.use(http.get('/api/thing', take), http.delete('/api/thing', take))
  await failure(api.get('/api/thing', thing))
  await api.send('DELETE', '/api/thing')
  expect(seen).toEqual([null, '1'])
})

test('each call names the session of its page, except those that ask who is signed in in the browser', async () => {
  const seen: (string | null)[] = []
  const take = ({ request }: { request: Request }) => {
    seen.push(request.headers.get('x-diia-desk-session'))
    return HttpResponse.json({ id: 'a' })
  }
  network.use(http.get('/api/thing', take), http.post('/api/thing', take))
  setTabSession('of-this-tab')
  try {
    await api.get('/api/thing', thing)
    await api.post('/api/thing', {}, thing)
    await api.getForBrowser('/api/thing', thing)
    await api.postForBrowser('/api/thing', {}, thing)
  } finally {
    setTabSession(undefined)
  }
  await api.get('/api/thing', thing)
  expect(seen).toEqual(['of-this-tab', 'of-this-tab', null, null, null])
})

test('a cancelled call is not a network failure', async () => {
  network.use(http.get('/api/thing', () => new Promise<Response>(() => undefined)))
  const stop = new AbortController()
  const asked = api.get('/api/thing', thing, stop.signal)
  stop.abort()
  await expect(asked).rejects.toHaveProperty('name', 'AbortError')
})
