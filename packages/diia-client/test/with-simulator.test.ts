import { citizens, type Simulator, startSimulator } from '@diia-desk/diia-simulator'
import { fieldSchemas } from '@diia-desk/diia-wire'
import { createTestHierarchy } from '@diia-desk/dstu/testing'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createDiiaClient, type DiiaClient, type PackageOutcome, unwrapPackage } from '../src/index.ts'
import { type CallbackReceiver, readMultipart, startReceiver } from './callback-receiver.ts'
import { settingsFrom } from './settings.ts'

let simulator: Simulator
let receiver: CallbackReceiver
let client: DiiaClient

beforeAll(async () => {
  receiver = await startReceiver()
  simulator = await startSimulator({ callbackUrl: receiver.url })
})
beforeEach(() => {
  simulator.reset()
  receiver.deliveries = []
  receiver.incompleteCalls = 0
  receiver.response = { status: 200, body: '{"success":true}' }
  client = createDiiaClient({ baseUrl: simulator.url, acquirerToken: simulator.acquirerToken })
})
afterEach(() => client.close())
afterAll(async () => {
  await simulator.close()
  await receiver.close()
})

let count = 0
async function ask(
  citizenId: string,
  type: string,
  also: string[] = [],
): Promise<{ requestId: string; barcode: string; requestedAt: Date }> {
  const { barcode } = simulator.control.issueCode({ citizenId, type, also })
  const requestId = `9a3b7f10-0000-4000-8000-${String(++count).padStart(12, '0')}`
  const requestedAt = new Date()
  expect(await client.requestDocument({ branchId: simulator.branchId, barcode, requestId })).toMatchObject({
    outcome: 'asked',
  })
  return { requestId, barcode, requestedAt }
}

async function receive(asked: { requestId: string; barcode: string; requestedAt: Date }): Promise<PackageOutcome[]> {
  expect(simulator.control.confirm(asked.requestId)).toEqual({ ok: true })
  await simulator.control.settled()
  const settings = await settingsFrom(simulator)
  return receiver.deliveries.map(({ requestId, parts }) => {
    const expectedBarcode = (barcode: string): boolean => barcode === asked.barcode
    return unwrapPackage(
      { requestIdHeader: requestId, requestedAt: asked.requestedAt, expectedBarcode, parts },
      { ...settings, now: new Date() },
    )
  })
}

describe('calls', () => {
  it('manage branches and offers', async () => {
    const scopes = { sharing: ['passport', 'taxpayer-card'], documentIdentification: ['internal-passport'] }
    const branch = {
      name: 'Друге відділення',
      location: 'с. Ґудзики',
      street: 'вул. Нова',
      house: '2',
      deliveryTypes: ['api'],
      offerRequestType: 'dynamic',
      scopes,
    }
    const id = await client.createBranch(branch)
    expect(await client.listBranches()).toMatchObject({
      total: 2,
      branches: [{ _id: simulator.branchId }, { _id: id, scopes }],
    })
    await client.updateBranch(id, { ...branch, name: 'Перше відділення' })
    expect(await client.getBranch(id)).toMatchObject({ name: 'Перше відділення', location: 'с. Ґудзики' })
    const offerId = await client.createOffer(id, {
      name: 'Послуга',
      returnLink: 'https://cnap.example/back',
      scopes: { sharing: ['passport'] },
    })
    expect(await client.listOffers(id)).toMatchObject({ total: 1, offers: [{ _id: offerId, name: 'Послуга' }] })
    await client.deleteOffer(id, offerId)
    await client.deleteBranch(id)
    await expect(client.getBranch(id)).rejects.toMatchObject({ name: 'DiiaError', kind: 'rejected', status: 404 })
    await expect(client.createBranch({ ...branch, scopes: { sharing: ['u-id'] } })).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })

  it.each(['http', 'success-false'] as const)(
    'identify documents and recognise refused codes in the form %s',
    async (refusedCodeForm) => {
      simulator.control.change({ refusedCodeForm })
      const { branchId } = simulator
      const { barcode, link } = simulator.control.issueCode({ citizenId: 'yevhen', type: 'internal-passport' })
      expect(await client.identifyDocument({ branchId, qrcode: link })).toMatchObject({
        outcome: 'valid',
        traceId: expect.any(String),
      })
      expect(await client.identifyDocument({ branchId, barcode })).toMatchObject({ outcome: 'code-used' })
      const revoked = simulator.control.issueCode({ citizenId: 'yevhen', type: 'internal-passport', valid: false })
      expect(await client.identifyDocument({ branchId, barcode: revoked.barcode })).toMatchObject({
        outcome: 'not-valid',
      })
      const expired = simulator.control.issueCode({ citizenId: 'yevhen', type: 'internal-passport' })
      simulator.control.expireCodes()
      expect(await client.identifyDocument({ branchId, barcode: expired.barcode })).toMatchObject({
        outcome: 'code-expired',
        expiredAt: expect.any(Date),
      })
      expect(
        await client.requestDocument({ branchId, barcode: '4006381333931', requestId: 'any-request-id' }),
      ).toMatchObject({ outcome: 'code-unknown' })
      expect(await client.identifyDocument({ branchId, qrcode: `${link}0` })).toMatchObject({ outcome: 'code-unknown' })
    },
  )

  it('obtain a new session token when the old one has expired', async () => {
    await client.checkConnection()
    simulator.control.shiftClock(3 * 3600_000)
    expect(await client.listBranches()).toMatchObject({ total: 1 })
  })

  it('use Basic authorisation as Diia’s test environment requires', async () => {
    simulator.control.change({ requireBasic: true })
    await expect(client.checkConnection()).rejects.toMatchObject({ operation: 'session-token', kind: 'unauthorised' })
    const { authAcquirerToken, acquirerToken, url } = simulator
    const authorised = createDiiaClient({ baseUrl: url, acquirerToken, authAcquirerToken })
    await authorised.checkConnection()
    await authorised.close()
  })

  it('fail when Diia is down, unavailable or slow', async () => {
    await client.checkConnection()
    simulator.control.trouble({ down: 'refused' })
    await expect(client.listBranches()).rejects.toMatchObject({ kind: 'unreachable' })
    simulator.control.trouble({ down: 'unavailable' })
    await expect(client.listBranches()).rejects.toMatchObject({ kind: 'server', status: 503 })
    simulator.control.trouble({ down: false, latencyMs: 2000 })
    const clientWithTimeout = createDiiaClient({
      baseUrl: simulator.url,
      acquirerToken: simulator.acquirerToken,
      totalTimeoutMs: 300,
    })
    await expect(clientWithTimeout.listBranches()).rejects.toMatchObject({ kind: 'timeout' })
    await clientWithTimeout.close()
  })

  it('return the states of a request', async () => {
    const { requestId, barcode } = await ask('yevhen', 'taxpayer-card')
    const state = async (): Promise<string> => (await client.documentRequestStatus({ requestId, barcode })).status
    expect(await state()).toBe('initialized')
    simulator.control.open(requestId)
    expect(await state()).toBe('processing')
    simulator.control.refuse(requestId)
    expect(await state()).toBe('refuse')
    const second = await ask('yevhen', 'taxpayer-card')
    simulator.control.change({ acceptedRequestForm: 'empty' })
    expect((await ask('yevhen', 'taxpayer-card')).barcode).toHaveLength(13)
    simulator.control.shiftClock(181_000)
    expect(await client.documentRequestStatus({ requestId: second.requestId })).toEqual({ status: 'notUsed' })
  })
})

const everyDocument = citizens.flatMap(({ id, documents }) => documents.map(({ type }) => [id, type] as const))

describe('packages', () => {
  it.each(everyDocument)('of %s with %s are accepted with signature and fields', async (citizenId, type) => {
    const order = await ask(citizenId, type)
    const [outcome] = await receive(order)
    if (outcome?.status !== 'accepted') throw new Error(`not accepted: ${JSON.stringify(outcome)}`)
    const [document] = outcome.documents
    expect(outcome.documents).toHaveLength(1)
    expect(document?.type).toBe(type)
    expect(document?.shape).toBe('as-expected')
    expect(document?.fileName).toMatch(new RegExp(`^${type}-${order.barcode}-[\\d._-]+\\.pdf$`))
    expect(
      Buffer.from(document?.pdf ?? [])
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    expect(outcome.signer.edrpou).toBe('43395033')
    expect(document?.report.timestampedAt).toBeDefined()
    expect(new Set(outcome.signatureSha256s).size).toBe(2)
    const sent = citizens.find(({ id }) => id === citizenId)?.documents.find((one) => one.type === type)
    if (!sent) throw new Error('no such document')
    expect(document?.fields).toEqual(fieldSchemas[sent.type].parse(sent.fields))
    expect(simulator.control.deliveries()).toMatchObject([
      { requestId: order.requestId, outcome: 'delivered', status: 200 },
    ])
  })

  it.each([
    { sender: 'named' },
    { sender: 'ephemeral' },
    { timestamps: false },
    { requestIdInMetadata: true },
    { seriesKey: 'series' },
    { birthKey: 'birthday' },
  ] as const)('are accepted with the switches %j', async (switches) => {
    simulator.control.change(switches)
    const type = 'birthKey' in switches ? 'reference-internally-displaced-person' : 'birth-certificate'
    const owner = citizens.find(({ documents }) => documents.some((one) => one.type === type))
    const [outcome] = await receive(await ask(owner?.id ?? '', type))
    expect(outcome).toMatchObject({ status: 'accepted', documents: [{ type, shape: 'as-expected' }] })
    const fields = outcome?.status === 'accepted' ? outcome.documents[0]?.fields : undefined
    expect(type === 'birth-certificate' ? fields?.document : fields).toHaveProperty(
      type === 'birth-certificate' ? 'series' : 'birthDate',
      expect.stringMatching(/./),
    )
  })

  it('of several documents have the form of sharing by deeplink', async () => {
    const [outcome] = await receive(await ask('yevhen', 'internal-passport', ['taxpayer-card']))
    expect(outcome).toMatchObject({
      status: 'accepted',
      documents: [{ type: 'internal-passport' }, { type: 'taxpayer-card' }],
    })
    expect(receiver.deliveries[0]?.parts.map(({ fieldName }) => fieldName)).toEqual([
      'internal-passport',
      'taxpayer-card',
      'encodeData',
    ])
  })

  it.each([
    [{ forge: true }, { status: 'quarantined', reason: 'untrusted-signer' }],
    [{ tamper: true }, { status: 'quarantined', reason: 'content-mismatch', part: 'file' }],
    [
      { signedAt: new Date(Date.now() - 3600_000) },
      { status: 'quarantined', reason: 'stale', detail: 'signed-before-request' },
    ],
    [{ wrongRequestId: '00000000-0000-4000-8000-000000000000' }, { status: 'accepted' }],
  ] as const)('with the fault %j give the expected outcome', async (fault, expected) => {
    simulator.control.spoilNextDelivery(fault)
    const [outcome] = await receive(await ask('yevhen', 'internal-passport'))
    expect(outcome).toMatchObject(expected)
  })

  it('can be delivered repeatedly, concurrently, incompletely, not at all or late', async () => {
    for (const fault of [{ repeat: 2 }, { repeat: 3, atOnce: true }]) {
      receiver.deliveries = []
      simulator.control.spoilNextDelivery(fault)
      const outcomes = await receive(await ask('yevhen', 'taxpayer-card'))
      const signatures = outcomes.map((outcome) =>
        outcome.status === 'accepted' ? outcome.signatureSha256s.join() : 'none',
      )
      expect([signatures.length, new Set(signatures).size]).toEqual([fault.repeat, 1])
    }
    receiver.deliveries = []
    simulator.control.spoilNextDelivery({ tear: true })
    expect(await receive(await ask('yevhen', 'taxpayer-card'))).toEqual([])
    await expect.poll(() => receiver.incompleteCalls).toBe(1)
    simulator.control.spoilNextDelivery({ withhold: true })
    expect(await receive(await ask('yevhen', 'taxpayer-card'))).toEqual([])
    simulator.control.spoilNextDelivery({ delayMs: 20 })
    expect(await receive(await ask('yevhen', 'taxpayer-card'))).toHaveLength(1)
    expect(simulator.control.deliveries().map(({ outcome }) => outcome)).toEqual([
      ...Array.from({ length: 5 }, () => 'delivered'),
      'torn',
      'withheld',
      'delivered',
    ])
  })

  it('that are delayed do not delay later ones', async () => {
    const slow = await startSimulator({ callbackUrl: receiver.url })
    const own = createDiiaClient({ baseUrl: slow.url, acquirerToken: slow.acquirerToken })
    slow.control.spoilNextDelivery({ delayMs: 600_000 })
    const [late, later] = ['0c1d2e3f-0000-4000-8000-000000000001', '0c1d2e3f-0000-4000-8000-000000000002']
    for (const requestId of [late, later]) {
      const { barcode } = slow.control.issueCode({ citizenId: 'yevhen', type: 'taxpayer-card' })
      await own.requestDocument({ branchId: slow.branchId, barcode, requestId })
      slow.control.confirm(requestId)
    }
    await expect.poll(() => receiver.deliveries.map(({ requestId }) => requestId), { timeout: 10_000 }).toEqual([later])
    await own.close()
    await slow.close()
  })

  it.each([
    [200, '{"success":false}'],
    [200, 'ok'],
    [204, ''],
    [500, '{"success":true}'],
  ])('with the response %i %s count as undelivered', async (status, body) => {
    receiver.response = { status, body }
    await receive(await ask('yevhen', 'taxpayer-card'))
    expect(simulator.control.deliveries()).toMatchObject([{ outcome: 'refused', status }])
    expect(simulator.control.requests()).toMatchObject([{ state: 'done', delivery: 'undelivered' }])
  })
})

it.each([257, 431] as const)('a simulator can encrypt for another organisation’s certificate, m = %i', async (m) => {
  const own = createTestHierarchy().issueKeyAgreement({ m, commonName: 'Сільська рада', edrpou: '01234567' })
  const another = await startSimulator({
    callbackUrl: receiver.url,
    organisationCertificate: own.certificate.der,
    sender: 'named',
  })
  try {
    const { headers, body } = await another.control.makePackage({
      citizenId: 'yevhen',
      types: ['taxpayer-card'],
      requestId: 'request-of-another',
      barcode: '2858364170864',
    })
    const parts = await readMultipart(headers['content-type'] ?? '', body)
    const delivery = { requestIdHeader: 'request-of-another', requestedAt: new Date(), parts }
    const settings = await settingsFrom(another)
    expect(unwrapPackage(delivery, { ...settings, recipients: [own], now: new Date() })).toMatchObject({
      status: 'accepted',
    })
    expect(unwrapPackage(delivery, { ...settings, now: new Date() })).toMatchObject({ reason: 'not-a-recipient' })
  } finally {
    await another.close()
  }
})
