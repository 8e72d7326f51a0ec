import { branchListSchema, createdSchema, offerListSchema } from '@diia-desk/diia-wire'
import {
  branchList,
  codeRefusals,
  forbidden,
  missingCode,
  serviceDown,
  unauthorised,
  unknownAcquirer,
  unknownRoute,
} from '@diia-desk/diia-wire/fixtures'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startSimulator } from '../src/index.ts'
import { type Partner, startPartner } from './partner.ts'

let partner: Partner
beforeEach(async () => {
  partner = await startPartner()
})
afterEach(() => partner.close())

const branchBody = {
  ...branchList.branches[0],
  _id: '',
  scopes: { sharing: ['passport'], documentIdentification: ['internal-passport'], diiaId: null },
}
const idOf = (json: unknown): string => {
  const { _id: id, ...rest } = createdSchema.parse(json)
  expect([id, rest]).toEqual([expect.stringMatching(/^[0-9a-f]{128}$/), {}])
  return id
}

function tokenPath(): string {
  return `/api/v1/auth/acquirer/${partner.simulator.acquirerToken}`
}

describe('session', () => {
  it.each([null, 'Basic whatever', 'Bearer whatever'])(
    'gives a token with any authorization header: %s',
    async (authorization) => {
      const { status, headers, json } = await partner.call('GET', tokenPath(), undefined, authorization)
      expect(status).toBe(200)
      expect(json).toEqual({ token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/) })
      expect(headers.get('diia-trace-id')).toMatch(/^[0-9a-f-]{36}$/)
    },
  )

  it('requires Basic authorisation when the test environment is simulated', async () => {
    partner.simulator.control.change({ requireBasic: true })
    const refused = await partner.call('GET', tokenPath(), undefined, `Basic ${partner.simulator.acquirerToken}`)
    expect(refused).toMatchObject({ status: 401, json: { code: 401 } })
    expect(refused.headers.get('www-authenticate')).toBe('Basic')
    expect(
      await partner.call('GET', tokenPath(), undefined, `basic ${partner.simulator.authAcquirerToken}`),
    ).toMatchObject({ status: 200 })
  })

  it('refuses another acquirer token', async () => {
    expect(await partner.call('GET', '/api/v1/auth/acquirer/stranger', undefined, null)).toMatchObject({
      status: 401,
      json: unknownAcquirer('stranger').body,
    })
  })

  it('sends the 401 messages of the gateway, indented by two', async () => {
    const path = '/api/v2/acquirers/branches'
    const token = await partner.token()
    const [header = '', payload = ''] = token.split('.')
    expect(await partner.call('GET', path, undefined, null)).toMatchObject({
      status: 401,
      json: unauthorised.emptyToken.body,
    })
    expect(await partner.call('GET', path, undefined, 'Basic x')).toMatchObject({ json: unauthorised.emptyToken.body })
    expect(await partner.call('GET', path, undefined, 'Bearer x')).toMatchObject({
      json: unauthorised.malformedToken.body,
    })
    expect(await partner.call('GET', path, undefined, `Bearer ${header}.${payload}.AAAA`)).toMatchObject({
      json: unauthorised.expiredToken.body,
    })
    expect(await partner.call('GET', '/api/v3/acquirers/branches')).toMatchObject({
      status: 401,
      json: unauthorised.unexpectedVersion.body,
    })
    expect(await partner.call('GET', path, undefined, `bEaReR ${token}`)).toMatchObject({ status: 200 })
    partner.simulator.control.shiftClock(7200_000)
    const expired = await partner.call('GET', path, undefined, `Bearer ${token}`)
    expect(expired.text).toBe(JSON.stringify(unauthorised.expiredToken.body, undefined, 2))
  })
})

describe('routes', () => {
  it('accepts paths only with exact spelling', async () => {
    for (const path of ['/api/v2/acquirers/Branches', '/api/V2/acquirers/branches', '/api/v1/nothing', '/api']) {
      expect(await partner.call('GET', path)).toMatchObject({ status: 404, json: unknownRoute.body })
    }
    expect(await partner.call('PUT', '/api/v1/acquirers/branch/a/offer/b', {})).toMatchObject({ status: 404 })
  })

  it('sends errors of the same format for an invalid and for a too large body', async () => {
    const invalid = await fetch(`${partner.simulator.url}/api/v2/acquirers/branch`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{',
    })
    expect([invalid.status, await invalid.json()]).toMatchObject([400, { name: 'Error', code: 400 }])
    expect(await partner.call('POST', '/api/v2/acquirers/branch', { name: 'x'.repeat(110_000) })).toMatchObject({
      status: 413,
    })
  })

  it('can be unavailable or refuse connections', async () => {
    partner.simulator.control.trouble({ down: 'unavailable' })
    expect(await partner.call('GET', '/api/v2/acquirers/branches', undefined, 'Bearer x')).toMatchObject({
      status: 503,
      json: serviceDown.body,
    })
    partner.simulator.control.trouble({ down: 'refused' })
    await expect(partner.call('GET', '/api/v2/acquirers/branches', undefined, 'Bearer x')).rejects.toThrow(
      'fetch failed',
    )
  })

  it('can be slow, even until the simulator closes', async () => {
    const slow = await startPartner()
    slow.simulator.control.trouble({ latencyMs: 20 })
    await slow.token()
    slow.simulator.control.trouble({ latencyMs: 600_000 })
    const call = slow.token().then(
      () => 'responded',
      () => 'closed',
    )
    // The phone API is not slow.
    expect(await slow.local('GET', '/phone/api/citizens')).toMatchObject({ status: 200 })
    await slow.close()
    expect(await call).toBe('closed')
  })
})

describe('branches and offers', () => {
  it('creates, lists, reads, changes and deletes, in both versions', async () => {
    const id = idOf((await partner.call('POST', '/api/v2/acquirers/branch', { ...branchBody, unknownKey: 1 })).json)
    const { json } = await partner.call('GET', '/api/v1/acquirers/branches?skip=1&limit=5')
    const list = branchListSchema.parse(json)
    expect([list.total, list.branches.length, list.branches[0]?.['_id']]).toEqual([2, 1, id])
    expect(
      await partner.call('PUT', `/api/v2/acquirers/branch/${id}`, { ...branchBody, name: 'Інша назва' }),
    ).toMatchObject({ status: 200, json: { _id: id } })
    const read = await partner.call('GET', `/api/v2/acquirers/branch/${id}`)
    expect(read.json).toMatchObject({ _id: id, name: 'Інша назва', deliveryTypes: ['api'] })
    expect(read.text).not.toContain('apiVersion')
    expect(await partner.call('DELETE', `/api/v2/acquirers/branch/${id}`)).toMatchObject({ status: 204, text: '' })
    expect(await partner.call('GET', `/api/v2/acquirers/branch/${id}`)).toMatchObject({
      status: 404,
      json: { message: `The requested model Branch ${id} could not be found.` },
    })
  })

  it('refuses scopes that were not granted, and bodies without the fields that every SDK sends', async () => {
    expect(
      await partner.call('POST', '/api/v2/acquirers/branch', { ...branchBody, scopes: { sharing: ['u-id'] } }),
    ).toMatchObject({ status: 403, json: forbidden.body })
    const incomplete = await partner.call('POST', '/api/v2/acquirers/branch', { ...branchBody, name: null })
    expect(incomplete).toMatchObject({
      status: 422,
      json: { message: 'Parameter validation error', data: { errors: [{ field: 'name' }] } },
    })
  })

  it('keeps offers within the scopes of their branch', async () => {
    const id = idOf((await partner.call('POST', '/api/v2/acquirers/branch', branchBody)).json)
    const root = `/api/v1/acquirers/branch/${id}`
    const offerId = idOf(
      (
        await partner.call('POST', `${root}/offer`, {
          id: '',
          name: 'Послуга',
          returnLink: '',
          scopes: { sharing: ['passport'] },
        })
      ).json,
    )
    expect(offerListSchema.parse((await partner.call('GET', `${root}/offers`)).json)).toMatchObject({
      total: 1,
      offers: [{ _id: offerId, name: 'Послуга', scopes: { sharing: ['passport'] } }],
    })
    expect(
      await partner.call('POST', `${root}/offer`, { name: 'Послуга', scopes: { sharing: ['taxpayer-card'] } }),
    ).toMatchObject({ status: 403 })
    expect(
      await partner.call('POST', `${root}/offer`, { name: 'Послуга', returnLink: 'http://a.example', scopes: {} }),
    ).toMatchObject({ status: 422 })
    expect(await partner.call('DELETE', `${root}/offer/${offerId}`)).toMatchObject({ status: 204, text: '' })
    expect(await partner.call('DELETE', `${root}/offer/${offerId}`)).toMatchObject({ status: 404 })
  })
})

function identify(shown: object): ReturnType<Partner['call']> {
  return partner.call('POST', '/api/v1/acquirers/document-identification', {
    branchId: partner.simulator.branchId,
    ...shown,
  })
}

function show(valid = true): { barcode: string; link: string } {
  return partner.simulator.control.issueCode({ citizenId: 'yevhen', type: 'internal-passport', valid })
}

describe('codes', () => {
  it('cannot be used again by barcode or link', async () => {
    const { barcode, link } = show()
    expect(await identify({ barcode, qrcode: null, extra: 1 })).toMatchObject({ status: 200, json: { success: true } })
    expect(await identify({ qrcode: link })).toMatchObject({ status: 400, json: codeRefusals.used.body })
    expect(await identify({ qrcode: show(false).link })).toMatchObject({ status: 200, json: { success: false } })
  })

  it('are refused with the messages of be-documents-service, in its order', async () => {
    expect(await identify({ barcode: '4006381333931' })).toMatchObject({
      status: 404,
      json: codeRefusals.unknownBarcode.body,
    })
    expect(await identify({ qrcode: 'https://diia.app/x' })).toMatchObject({
      status: 404,
      json: codeRefusals.unknownLink.body,
    })
    expect(await identify({})).toMatchObject({ status: 400, json: missingCode.body })
    const used = show()
    await identify({ barcode: used.barcode })
    const late = show()
    partner.simulator.control.expireCodes()
    expect(await identify({ barcode: used.barcode })).toMatchObject({ json: codeRefusals.used.body })
    expect((await identify({ barcode: late.barcode })).json).toEqual({
      ...codeRefusals.expired.body,
      data: { now: expect.stringMatching(/Z$/), expirationDate: expect.stringMatching(/Z$/) },
    })
    const id = idOf((await partner.call('POST', '/api/v2/acquirers/branch', branchBody)).json)
    const card = partner.simulator.control.issueCode({ citizenId: 'yevhen', type: 'taxpayer-card' })
    expect(await identify({ branchId: id, barcode: card.barcode })).toMatchObject({
      status: 400,
      json: codeRefusals.wrongType.body,
    })
    expect(await identify({ barcode: card.barcode })).toMatchObject({ json: { success: true } })
  })

  it('expire after three minutes', async () => {
    const { barcode } = show()
    partner.simulator.control.shiftClock(181_000)
    expect(await identify({ barcode })).toMatchObject({ json: { message: 'Code has been expired!' } })
  })

  it('are refused with status 200 when the switch is set', async () => {
    partner.simulator.control.change({ refusedCodeForm: 'success-false' })
    expect(await identify({ barcode: '4006381333931' })).toMatchObject({
      status: 200,
      json: { success: false, ...codeRefusals.unknownBarcode.body },
    })
    expect(await identify({})).toMatchObject({ status: 400 })
  })

  it('can still be used after a call with an unknown branch', async () => {
    const { barcode } = show()
    expect(await identify({ branchId: 'none', barcode })).toMatchObject({ status: 404 })
    expect(await identify({ barcode })).toMatchObject({ json: { success: true } })
  })
})

it('does not start in production', async () => {
  vi.stubEnv('NODE_ENV', 'production')
  await expect(startSimulator()).rejects.toThrow('production')
  vi.unstubAllEnvs()
})
