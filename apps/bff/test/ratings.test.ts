// The receipt of an appeal and the page behind its code, as a printer and a visitor's phone use them.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Appeal } from '@diia-desk/contract'
import { addService } from './appeal-fixtures.ts'
import { startTestServer } from './test-server.ts'
import type { TestResponse, Client, TestServer } from './test-server.ts'

let bff: TestServer
let clerk: Client
let now = new Date('2026-11-24T10:00:00.000Z')
beforeAll(async () => {
  bff = await startTestServer({
    environment: { RATING_BASE_URL: 'https://cnap.example/' },
    overrides: { now: () => now },
    simulator: { now: () => now },
  })
})
afterAll(() => bff.close())
beforeEach(async () => {
  now = new Date('2026-11-24T10:00:00.000Z')
  clerk = await bff.signIn()
})

async function registered(): Promise<Appeal> {
  const service = await addService(bff.server.ctx.db, {
    documents: ['internal-passport'],
    variations: [{ duration: ['calendar-days', 30] }],
  })
  return (
    await clerk.post('/api/appeals', {
      serviceId: service.id,
      submissionId: randomUUID(),
      details: { applicant: 'Нечуй-Левицька Олександра' },
    })
  ).body as Appeal
}

/** Path of the rating page in the receipt's code and link. */
async function linkOn(appeal: Appeal): Promise<string> {
  const { status, bytes } = await clerk.get(`/api/appeals/${appeal.id}/receipt`)
  expect(status).toBe(200)
  return /https:\/\/cnap\.example(\/rate\/[\w-]{22})\)/.exec(bytes.toString('latin1'))?.[1] ?? ''
}

const visitor = (): Client => bff.client()
const rate = (path: string, body: string): Promise<Response> =>
  fetch(bff.server.url + path, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    redirect: 'manual',
  })
const text = (answer: TestResponse): string => answer.bytes.toString()
const ratingOf = async ({ id }: Appeal) => ((await clerk.get(`/api/appeals/${id}`)).body as Appeal).rating

describe('a receipt', () => {
  it('is a PDF for the browser’s own viewer, which our page may print, named after the appeal', async () => {
    const appeal = await registered()
    const { bytes, headers } = await clerk.get(`/api/appeals/${appeal.id}/receipt`)
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(headers.get('content-type')).toBe('application/pdf')
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'self'")
    expect(decodeURIComponent(headers.get('content-disposition') ?? '')).toContain(`inline; filename="`)
    expect(decodeURIComponent(headers.get('content-disposition') ?? '')).toContain(
      `UTF-8''Звернення ${appeal.number.replace('/', '-')}.pdf`,
    )
    expect(headers.get('cache-control')).toBe('no-store')
  })

  it('shows the same link on each print, and another one for another appeal', async () => {
    const [one, other] = [await registered(), await registered()]
    expect(await linkOn(one)).toMatch(/^\/rate\/[\w-]{22}$/)
    expect(await linkOn(one)).toBe(await linkOn(one))
    expect(await linkOn(other)).not.toBe(await linkOn(one))
  })

  it('is for staff only, and for an appeal that exists', async () => {
    const appeal = await registered()
    expect((await visitor().get(`/api/appeals/${appeal.id}/receipt`)).status).toBe(401)
    expect((await clerk.get(`/api/appeals/${randomUUID()}/receipt`)).status).toBe(404)
    expect((await clerk.post(`/api/appeals/${appeal.id}/receipt`)).status).toBe(405)
  })
})

describe('the rating page', () => {
  it('asks in Ukrainian and English, under a strict policy, and opening it does not use it up', async () => {
    const appeal = await registered()
    const path = await linkOn(appeal)
    for (let look = 0; look < 3; look++) expect((await visitor().get(path)).status).toBe(200)
    const page = await visitor().get(path)
    expect(page.headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    )
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
    expect(page.headers.getSetCookie()).toEqual([])
    expect(text(page)).toContain('Чи порадите ви наш ЦНАП')
    expect(text(page).match(/type="radio"/g)).toHaveLength(11)
    expect(text(page)).toContain(appeal.number)
    expect(text(page)).not.toMatch(/<script|style=|Нечуй/)
    expect(text(await visitor().get(`${path}?lang=en`))).toContain('<html lang="en">')
    const style = await visitor().get('/rate/rating.css')
    expect([style.status, style.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8'])
    expect(text(style)).toContain('--accent')
    expect(await ratingOf(appeal)).toBeUndefined()
  })

  it('accepts one rating, whatever comes after it', async () => {
    const appeal = await registered()
    const path = await linkOn(appeal)
    const answers = await Promise.all([0, 0, 0].map(() => rate(path, 'rating=0')))
    // A second tap gets the thanks for the first one, directly or by a redirect.
    expect(answers.every(({ status }) => status === 200 || status === 303)).toBe(true)
    expect(answers.find(({ status }) => status === 303)?.headers.get('location')).toBe(`${path}?lang=uk`)
    expect((await rate(path, 'rating=10')).status).toBe(200)
    const page = await visitor().get(path)
    expect([page.status, text(page).includes('Дякуємо'), text(page).includes('<form')]).toEqual([200, true, false])
    const read = (await clerk.get(`/api/appeals/${appeal.id}`)).body as Appeal
    expect(read.rating).toBe(0)
    expect(read.events.filter(({ kind }) => kind === 'rated')).toMatchObject([{ by: { kind: 'visitor' } }])
  })

  it('gives the visitor’s rating priority over what staff entered', async () => {
    const appeal = await registered()
    await clerk.post(`/api/appeals/${appeal.id}/changes`, { kind: 'rated', rating: 10 })
    expect((await rate(await linkOn(appeal), 'rating=2')).status).toBe(303)
    expect(await ratingOf(appeal)).toBe(2)
  })

  it.each(['', 'rating=', 'rating=11', 'rating=-1', 'rating=5.5', 'rating=ten', 'rating=1&rating=2', 'other=3'])(
    'asks again after «%s» and counts nothing',
    async (body) => {
      const appeal = await registered()
      const answer = await rate(await linkOn(appeal), body)
      expect(answer.status).toBe(422)
      expect(await answer.text()).toContain('Оцінку не надіслано')
      expect(await ratingOf(appeal)).toBeUndefined()
    },
  )

  it('says politely that a link is unknown or too old', async () => {
    const appeal = await registered()
    const path = await linkOn(appeal)
    const unknown = await visitor().get(`/rate/${'x'.repeat(22)}`)
    expect([unknown.status, text(unknown).includes('Такого посилання немає')]).toEqual([404, true])
    now = new Date('2027-05-30T10:00:00.000Z')
    const old = await visitor().get(path)
    expect([old.status, text(old).includes('Час для оцінки минув')]).toEqual([410, true])
    expect((await rate(path, 'rating=9')).status).toBe(410)
    now = new Date('2026-11-24T10:00:00.000Z')
    expect(await ratingOf(appeal)).toBeUndefined()
  })

  it('shows what an address contains as text only', async () => {
    const answer = await visitor().get(`/rate/${encodeURIComponent('"><script>alert(1)</script>')}?lang="><script>`)
    expect(text(answer)).not.toContain('<script')
  })

  it('blocks an address that guesses, and keeps links out of the log', async () => {
    const appeal = await registered()
    const path = await linkOn(appeal)
    for (let guess = 0; guess < 60; guess++) await visitor().get(`/rate/${String(guess).padStart(22, 'g')}`)
    const blocked = await visitor().get(`/rate/${'h'.repeat(22)}`)
    expect([blocked.status, text(blocked).includes('Забагато спроб')]).toEqual([429, true])
    // A whole waiting room may share one address: a visitor with a receipt is not the one who guesses.
    expect((await visitor().get(path)).status).toBe(200)
    now = new Date(now.getTime() + 16 * 60_000)
    expect((await visitor().get(`/rate/${'h'.repeat(22)}`)).status).toBe(404)
    expect(bff.log()).toContain('/rate/:token')
    expect(bff.log()).not.toContain(path.split('/')[2])
    expect(bff.log()).not.toContain('gggggg')
  })
})
