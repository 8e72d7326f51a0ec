import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { eventually, startTestServer } from './test-server.ts'
import type { Client, TestServer } from './test-server.ts'

let bff: TestServer
let clerk: Client
let offset = 0
beforeAll(async () => {
  bff = await startTestServer({
    environment: { DIIA_TOTAL_TIMEOUT_MS: '2000', DIIA_FIRST_BYTE_TIMEOUT_MS: '1500', DIIA_STATUS_POLL_SECONDS: '0.1' },
    overrides: { now: () => new Date(Date.now() + offset) },
  })
})
afterAll(() => bff.close())
beforeEach(async () => {
  offset = 0
  bff.resetSimulator()
  clerk = await bff.signIn()
})

const control = () => bff.simulator.control
const issue = (type = 'internal-passport', also: string[] = []) =>
  control().issueCode({ citizenId: 'oleksandra', type, also })
const ask = (code: { barcode?: string; qrcode?: string }, by = clerk) =>
  by.post('/api/document-requests', { ...code, input: 'camera' })
const stateOf = async (id: string) => (await clerk.get(`/api/document-requests/${id}`)).body.state as string
const reaches = (id: string, state: string) =>
  eventually(async () => ((await stateOf(id)) === state ? true : undefined))

describe('a copy', () => {
  it('arrives after the visitor confirms: fields, PDF, seal, container', async () => {
    const asked = await ask({ barcode: issue().barcode })
    expect(asked.status).toBe(201)
    expect(asked.body).toMatchObject({ state: 'waiting', window: '3', clerk: 'Мирослава Ткач', copies: [] })
    control().confirm(asked.body.id)
    await reaches(asked.body.id, 'arrived')
    const { copies } = (await clerk.get(`/api/document-requests/${asked.body.id}`)).body
    expect(copies).toMatchObject([{ type: 'internal-passport', holder: { first: 'Олександра-Вікторія' }, window: '3' }])

    const copy = (await clerk.get(`/api/document-copies/${copies[0].id}`)).body
    expect(copy.fields).toContainEqual({ key: 'lastNameUA', value: 'Нечуй-Левицька-Костянтинопольська' })
    expect(copy.seal).toMatchObject({
      edrpou: '43395033',
      signedAt: expect.any(String),
      timestampedAt: expect.any(String),
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    })

    const pdf = await clerk.get(`/api/document-copies/${copies[0].id}/pdf`)
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pdf.bytes).toHaveLength(copy.pdfBytes)
    expect(
      Object.fromEntries(
        ['content-type', 'content-security-policy', 'cache-control', 'x-content-type-options'].map((name) => [
          name,
          pdf.headers.get(name),
        ]),
      ),
    ).toEqual({
      'content-type': 'application/pdf',
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'self'",
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    const container = await clerk.get(`/api/document-copies/${copies[0].id}/container`)
    expect(container.headers.get('content-disposition')).toMatch(
      /^attachment; filename="internal-passport-.*\.pdf\.p7s"/,
    )
    expect(container.bytes.includes(pdf.bytes.subarray(0, 200))).toBe(true)
  })

  it.each([
    ['by QR code', true, []],
    ['of several documents', false, ['taxpayer-card', 'foreign-passport']],
  ])('arrives %s', async (_how, byLink, also) => {
    const code = issue('internal-passport', also)
    const { body } = await ask(byLink ? { qrcode: code.link } : { barcode: code.barcode })
    control().confirm(body.id)
    await reaches(body.id, 'arrived')
    const { copies } = (await clerk.get(`/api/document-requests/${body.id}`)).body
    expect(copies.map(({ type }: { type: string }) => type)).toEqual(['internal-passport', ...also])
  })

  it.each([
    'internal-passport',
    'taxpayer-card',
    'birth-certificate',
    'foreign-passport',
    'driver-license',
    'reference-internally-displaced-person',
  ])('of %s has a holder and a number', async (type) => {
    const citizenId =
      { 'birth-certificate': 'mariana', 'driver-license': 'yevhen', 'reference-internally-displaced-person': 'lenara' }[
        type
      ] ?? 'oleksandra'
    const { body } = await ask({ barcode: control().issueCode({ citizenId, type }).barcode })
    control().confirm(body.id)
    await reaches(body.id, 'arrived')
    const [copy] = (await clerk.get(`/api/document-requests/${body.id}`)).body.copies
    expect(copy).toMatchObject({
      type,
      holder: { last: expect.stringMatching(/./), first: expect.stringMatching(/./) },
      number: expect.stringMatching(/./),
    })
  })

  it('arrives although Diia’s answer to the request never came', async () => {
    const { barcode } = issue()
    control().trouble({ latencyMs: 3500 })
    const { body } = await ask({ barcode })
    expect(body).toMatchObject({ state: 'could-not-ask', failure: 'timeout' })
    control().trouble({ latencyMs: 0 })
    await eventually(() =>
      control()
        .requests()
        .some(({ requestId }) => requestId === body.id)
        ? true
        : undefined,
    )
    control().confirm(body.id)
    await reaches(body.id, 'arrived')
  })

  it('is still waited for when a retry learns that the first try has used the code', async () => {
    const { barcode } = issue()
    control().trouble({ latencyMs: 3500 })
    const first = await ask({ barcode })
    expect(first.body.state).toBe('could-not-ask')
    await eventually(() =>
      control()
        .requests()
        .some(({ requestId }) => requestId === first.body.id)
        ? true
        : undefined,
    )
    control().trouble({ latencyMs: 0 })
    // A check of the connection that started while Diia was slow may delay the session token a little longer.
    const second = await eventually(async () => {
      const { body } = await ask({ barcode })
      return body.state === 'could-not-ask' ? undefined : body
    })
    expect(second).toMatchObject({ id: first.body.id, state: 'waiting' })
  })

  it('is requested again under the same requestId after a failure', async () => {
    const { barcode } = issue()
    control().trouble({ down: 'unavailable' })
    const first = await ask({ barcode })
    expect(first.body.state).toBe('could-not-ask')
    control().trouble({ down: false })
    const second = await ask({ barcode })
    expect(second.body).toMatchObject({ id: first.body.id, state: 'waiting', attempt: 2 })
  })
})

describe('a request ends without a copy', () => {
  it('when the visitor refuses', async () => {
    const { body } = await ask({ barcode: issue().barcode })
    control().open(body.id)
    control().refuse(body.id)
    await reaches(body.id, 'refused')
  })

  it('when nobody answers in three minutes; a late copy is still accepted', async () => {
    const { body } = await ask({ barcode: issue().barcode })
    offset = 186_000
    await reaches(body.id, 'lapsed')
    offset = 0
    control().confirm(body.id)
    await reaches(body.id, 'arrived')
  })

  it('when the clerk cancels it, once', async () => {
    const { body } = await ask({ barcode: issue().barcode })
    expect((await clerk.post(`/api/document-requests/${body.id}/cancellation`)).body.state).toBe('cancelled')
    expect((await clerk.post(`/api/document-requests/${body.id}/cancellation`)).body.code).toBe('already-settled')
  })

  it.each([
    ['expired', 'code-expired'],
    ['used', 'code-used'],
  ])('when its code is %s', async (how, state) => {
    const { barcode } = issue()
    if (how === 'expired') control().expireCodes()
    else await clerk.post('/api/validations', { barcode, input: 'typed' })
    expect((await ask({ barcode })).body.state).toBe(state)
  })
})

describe('a package that fails any check', () => {
  it.each([
    [{ forge: true }, 'untrusted-signer'],
    [{ tamper: true }, 'invalid-signature'],
    [{ signedAt: new Date(Date.now() - 3600_000) }, 'stale'],
  ])('%o is set aside whole as %s and nothing of it is released', async (fault, reason) => {
    control().spoilNextDelivery(fault)
    const { body } = await ask({ barcode: issue('internal-passport', ['taxpayer-card']).barcode })
    control().confirm(body.id)
    await reaches(body.id, 'quarantined')
    const request = (await clerk.get(`/api/document-requests/${body.id}`)).body
    expect(request.copies).toEqual([])
    // A flipped bit may break the padding of the structure or the digest, depending on its position.
    expect(reason === 'invalid-signature' ? ['invalid-signature', 'unreadable'] : [reason]).toContain(
      request.quarantineReason,
    )
    expect(
      await bff.server.ctx.db.selectFrom('document_copies').select('id').where('request_id', '=', body.id).execute(),
    ).toEqual([])
    const manager = await bff.signIn('y.honcharenko')
    expect((await manager.get('/api/document-copies')).body.quarantined).toBeGreaterThan(0)
  })

  it('does not block a genuine one that comes after it', async () => {
    control().spoilNextDelivery({ forge: true })
    const { body } = await ask({ barcode: issue().barcode })
    control().confirm(body.id)
    await reaches(body.id, 'quarantined')
    const genuine = await control().makePackage({
      citizenId: 'oleksandra',
      types: ['internal-passport'],
      requestId: body.id,
      barcode: issue().barcode,
    })
    // Made with another code than this request: it answers another request.
    await post(genuine)
    await reaches(body.id, 'quarantined')
    expect((await clerk.get(`/api/document-requests/${body.id}`)).body.quarantineReason).toBe('wrong-request')
  })
})

describe('the manager’s list', () => {
  it('contains the copies of a day with their clerks, in pages, and none of another day', async () => {
    const { body } = await ask({ barcode: issue('taxpayer-card').barcode })
    control().confirm(body.id)
    await reaches(body.id, 'arrived')
    const manager = await bff.signIn('y.honcharenko')
    const list = (await manager.get('/api/document-copies')).body
    expect(list.items[0]).toMatchObject({ type: 'taxpayer-card', clerk: 'Мирослава Ткач', window: '3' })
    expect(list.total).toBeGreaterThan(0)
    expect((await manager.get('/api/document-copies?day=2001-01-01')).body).toMatchObject({
      total: 0,
      quarantined: 0,
      items: [],
    })
    for (const query of ['day=yesterday', 'cursor=zzz', 'name=x', 'day=2026-13-01'])
      expect((await manager.get(`/api/document-copies?${query}`)).status).toBe(422)
  })

  it('is not for clerks, nor is a copy of another window', async () => {
    const { body } = await ask({ barcode: issue().barcode })
    control().confirm(body.id)
    await reaches(body.id, 'arrived')
    const [copy] = (await clerk.get(`/api/document-requests/${body.id}`)).body.copies
    const other = await bff.signIn('b.yaremchuk', '1')
    for (const path of [
      `/api/document-copies/${copy.id}`,
      `/api/document-copies/${copy.id}/pdf`,
      `/api/document-copies/${copy.id}/container`,
      `/api/document-requests/${body.id}`,
    ]) {
      expect((await other.get(path)).body.code).toBe('forbidden')
    }
    const manager = await bff.signIn('y.honcharenko', '1')
    expect((await manager.get(`/api/document-copies/${copy.id}`)).status).toBe(200)
  })
})

async function post({ headers, body }: { headers: Record<string, string>; body: Uint8Array }): Promise<Response> {
  return await fetch(bff.callbackUrl, { method: 'POST', headers, body: Buffer.from(body) })
}
