import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PhoneCode, PhoneRequest } from '../src/phone-api.ts'
import { type Partner, startPartner } from './partner.ts'

let partner: Partner
beforeEach(async () => {
  partner = await startPartner({ now: () => new Date('2026-11-24T09:00:00Z') })
})
afterEach(() => partner.close())

const requestId = '0c1d2e3f-0000-4000-8000-000000000001'

const showCode = (): Promise<PhoneCode> =>
  partner.read('POST', '/phone/api/codes', { citizenId: 'yevhen', type: 'internal-passport' })

async function askFor(code: PhoneCode): Promise<string> {
  expect(
    await partner.call('POST', '/api/v1/acquirers/document-request', {
      branchId: partner.simulator.branchId,
      barcode: code.barcode,
      requestId,
    }),
  ).toMatchObject({ json: { success: true } })
  const { state, request } = await partner.read<PhoneCode>('GET', `/phone/api/codes/${code.id}`)
  expect(state).toBe('requested')
  return request?.id ?? ''
}

const requestNow = (id: string): Promise<PhoneRequest> => partner.read('GET', `/phone/api/requests/${id}`)
const statusNow = async (): Promise<unknown> =>
  (await partner.call('GET', `/api/v1/acquirers/document-request/status?requestId=${requestId}`)).json

describe('the phone', () => {
  it('lists people with the lines of their cards and without other data', async () => {
    const { json, text } = await partner.local('GET', '/phone/api/citizens')
    expect(json).toContainEqual({ id: 'yevhen', name: 'Ґедзь Євген Їжакович', documents: expect.any(Array) })
    expect(text).not.toContain('birthPlaceUA')
  })

  it('draws a code in three views on white', async () => {
    const { id } = await showCode()
    for (const view of ['qr', 'ean13', 'code128']) {
      const { headers, text } = await partner.local('GET', `/phone/api/codes/${id}/${view}.svg`)
      expect(headers.get('content-type')).toContain('image/svg+xml')
      expect(text).toMatch(/^<svg[^>]*>\s*<rect[^>]+fill="#ffffff"/)
    }
  })

  it('shows whether a code was used for validation or has expired', async () => {
    const used = await showCode()
    const unused = await showCode()
    expect(used).toMatchObject({ state: 'shown', barcode: expect.stringMatching(/^[1-9]\d{12}$/) })
    expect(Date.parse(used.expiresAt) - Date.parse(used.serverNow)).toBe(180_000)
    await partner.call('POST', '/api/v1/acquirers/document-identification', {
      branchId: partner.simulator.branchId,
      barcode: used.barcode,
    })
    expect((await partner.local('GET', `/phone/api/codes/${used.id}`)).json).toMatchObject({ state: 'used-validated' })
    partner.simulator.control.shiftClock(181_000)
    expect((await partner.local('GET', `/phone/api/codes/${unused.id}`)).json).toMatchObject({ state: 'expired' })
  })

  it('shows a request and refuses it', async () => {
    const id = await askFor(await showCode())
    expect(await requestNow(id)).toMatchObject({
      organisation: 'ЦНАП Яснополянської громади',
      state: 'initialized',
      documents: [{ type: 'internal-passport' }],
      attemptsLeft: 3,
      canResend: false,
    })
    expect(await statusNow()).toEqual({ status: 'initialized' })
    expect(await partner.local('POST', `/phone/api/requests/${id}/open`)).toMatchObject({ status: 200 })
    expect(await statusNow()).toEqual({ status: 'processing' })
    expect(await partner.local('POST', `/phone/api/requests/${id}/refuse`)).toMatchObject({ status: 200 })
    expect(await statusNow()).toEqual({ status: 'refuse' })
    expect(await partner.local('POST', `/phone/api/requests/${id}/confirm`, { password: '12345' })).toMatchObject({
      status: 409,
    })
  })

  it('refuses after the third wrong password', async () => {
    const id = await askFor(await showCode())
    const confirm = (password: unknown): ReturnType<Partner['local']> =>
      partner.local('POST', `/phone/api/requests/${id}/confirm`, { password })
    expect(await confirm('00000')).toMatchObject({ status: 403, json: { attemptsLeft: 2 } })
    expect(await confirm('')).toMatchObject({ status: 403, json: { attemptsLeft: 1 } })
    expect(await confirm('54321')).toMatchObject({ status: 403, json: { attemptsLeft: 0 } })
    expect(await statusNow()).toEqual({ status: 'refuse' })
    expect(await confirm('12345')).toMatchObject({ status: 409 })
  })

  it('lets a request expire after three minutes', async () => {
    const id = await askFor(await showCode())
    partner.simulator.control.shiftClock(181_000)
    expect(await statusNow()).toEqual({ status: 'notUsed' })
    expect(await requestNow(id)).toMatchObject({ state: 'notUsed' })
    expect(await partner.local('POST', `/phone/api/requests/${id}/confirm`, { password: '12345' })).toMatchObject({
      status: 409,
    })
  })

  it('shows that no callback is set, and offers to send again', async () => {
    const id = await askFor(await showCode())
    await partner.local('POST', `/phone/api/requests/${id}/confirm`, { password: '12345' })
    await partner.simulator.control.settled()
    expect(await requestNow(id)).toMatchObject({
      state: 'done',
      delivered: false,
      deliveryNote: 'no-callback',
      canResend: true,
    })
  })

  it('gets events only about its own citizen', async () => {
    const events = new AbortController()
    const response = await fetch(`${partner.simulator.url}/phone/api/events?citizenId=yevhen`, {
      signal: events.signal,
    })
    expect(response.headers.get('content-type')).toContain('text/event-stream')
    partner.simulator.control.issueCode({ citizenId: 'oleksandra', type: 'internal-passport' })
    const code = await showCode()
    const id = await askFor(code)
    let received = ''
    const decoder = new TextDecoder()
    for await (const chunk of response.body ?? []) {
      received += decoder.decode(chunk, { stream: true })
      if (received.includes('event: request')) break
    }
    events.abort()
    expect(received.match(/event: \w+\ndata: .*/g)).toEqual([
      `event: code\ndata: {"id":"${code.id}"}`,
      `event: code\ndata: {"id":"${code.id}"}`,
      `event: request\ndata: {"id":"${id}"}`,
    ])
  })

  it('serves page, styles and font with a strict content security policy', async () => {
    for (const path of ['/phone', '/phone/', '/phone/tokens.css', '/phone/fonts/inter-cyrillic-wght-normal.woff2']) {
      const { status, headers } = await partner.local('GET', path)
      expect([path, status]).toEqual([path, 200])
      expect(headers.get('content-security-policy')).toContain("default-src 'self'")
    }
    expect((await partner.local('GET', '/phone/..%2fcontrol.ts')).status).toBeGreaterThanOrEqual(400)
  })
})

describe('control over HTTP', () => {
  it('offers the functions of the control object', async () => {
    await askFor(await partner.read('POST', '/control/codes', { citizenId: 'yevhen', type: 'internal-passport' }))
    expect((await partner.local('GET', '/control/requests')).json).toMatchObject([
      { requestId, citizenId: 'yevhen', state: 'initialized', delivery: 'none' },
    ])
    expect(await partner.local('POST', `/control/requests/${requestId}/confirm`)).toMatchObject({ json: { ok: true } })
    expect((await partner.local('GET', '/control/deliveries?settled')).json).toMatchObject([
      { requestId, outcome: 'no-callback' },
    ])
    expect(
      await partner.local('POST', '/control/deliveries/next', { withhold: true, signedAt: '2026-11-23T10:00:00Z' }),
    ).toMatchObject({ status: 200 })
    expect(await partner.local('POST', '/control/deliveries/next', { witholding: true })).toMatchObject({ status: 422 })
    expect(await partner.local('POST', '/control/callback', { url: 'http://127.0.0.1:1/callback' })).toMatchObject({
      status: 200,
    })
    expect(await partner.local('POST', `/phone/api/requests/${requestId}/resend`)).toMatchObject({ status: 200 })
    expect((await partner.local('GET', '/control/deliveries?settled')).json).toMatchObject([
      { outcome: 'no-callback' },
      { outcome: 'withheld' },
    ])
    expect(await partner.local('POST', `/phone/api/requests/${requestId}/resend`)).toMatchObject({ status: 200 })
    expect((await partner.local('GET', '/control/deliveries?settled')).json).toMatchObject([
      {},
      {},
      { outcome: 'unreachable', bytes: expect.any(Number) },
    ])
    expect(await partner.local('POST', '/control/switches', { tokenLifetimeSeconds: 1, unknown: 1 })).toMatchObject({
      status: 422,
    })
    expect(
      await partner.local('POST', '/control/codes', { citizenId: 'nobody', type: 'internal-passport' }),
    ).toMatchObject({ status: 404 })
    expect(await partner.local('POST', '/control/trouble', { down: 'unavailable' })).toMatchObject({ status: 200 })
    expect(await partner.local('POST', '/control/reset')).toMatchObject({ status: 200 })
    expect((await partner.local('GET', '/control/requests')).json).toEqual([])
    expect(await partner.call('GET', `/api/v2/acquirers/branch/${partner.simulator.branchId}`)).toMatchObject({
      status: 200,
    })
  })

  it('refuses calls from pages of other sites', async () => {
    const response = await fetch(`${partner.simulator.url}/control/reset`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'cross-site' },
    })
    expect(response.status).toBe(403)
  })
})
