import { inspect } from 'node:util'
import {
  asSuccessFalse,
  branchList,
  codeRefusals,
  created,
  forbidden,
  longId,
  noSuccess,
  offerList,
  requestStatus,
  serviceDown,
  success,
  unauthorised,
  unknownAcquirer,
  unknownRoute,
  validationError,
} from '@diia-desk/diia-wire/fixtures'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDiiaClient, type DiiaClient } from './client.ts'
import { DiiaError } from './diia-error.ts'
import { type ScriptedServer, startScriptedServer } from './testing/scripted-server.ts'

const acquirerToken = 'acquirer-secret-c0ffee'
const authAcquirerToken = 'YXV0aC1zZWNyZXQ='
const barcode = '2858364170864'
const shown = { branchId: longId, barcode }
/** Milliseconds; no test runs so long. */
const never = 600_000
const asked = { ...shown, requestId: '6f2d0c1e-8d43-4a7b-9a53-1d6a5f0b7c11' }

let diia: ScriptedServer
let client: DiiaClient
let time: number

beforeEach(async () => {
  diia = await startScriptedServer()
  time = Date.parse('2026-11-23T09:00:00Z')
  client = createDiiaClient({ baseUrl: `${diia.url}/`, acquirerToken, authAcquirerToken, now: () => new Date(time) })
})

afterEach(async () => {
  await client.close()
  await diia.close()
})

async function errorOf(call: Promise<unknown>): Promise<DiiaError> {
  const error: unknown = await call.then(
    () => undefined,
    (caught: unknown) => caught,
  )
  if (!(error instanceof DiiaError)) throw new Error('expected a DiiaError')
  const printed = `${inspect(error, { depth: 10, showHidden: true })} ${JSON.stringify(error)} ${error.stack ?? ''}`
  for (const secret of [
    acquirerToken,
    authAcquirerToken,
    'sess-5ecret',
    'Bearer',
    'Basic',
    barcode,
    asked.requestId,
    longId,
    '127.0.0.1',
    '/api/',
  ]) {
    expect(printed).not.toContain(secret)
  }
  expect(error.cause).toBeUndefined()
  return error
}

describe('documents', () => {
  it('identifies a valid and a not valid document', async () => {
    diia.reply = [{ body: success }, { body: noSuccess }]
    expect(await client.identifyDocument(shown)).toEqual({ outcome: 'valid', traceId: 'trace-1' })
    expect(await client.identifyDocument(shown)).toEqual({ outcome: 'not-valid', traceId: 'trace-1' })
    const [call] = diia.apiCalls()
    expect(call).toMatchObject({ method: 'POST', url: '/api/v1/acquirers/document-identification' })
    expect(call?.headers).toMatchObject({
      authorization: 'Bearer sess-5ecret',
      accept: 'application/json',
      'content-type': 'application/json',
    })
    expect(JSON.parse(call?.body ?? '')).toEqual(shown)
  })

  it('takes an empty answer of a document-request for success, and no other', async () => {
    diia.reply = [{}]
    expect(await client.requestDocument(asked)).toMatchObject({ outcome: 'asked' })
    expect(await errorOf(client.identifyDocument(shown))).toMatchObject({ kind: 'bad-answer' })
  })

  it('asks, and hears a refusal without a reason', async () => {
    diia.reply = [{ body: success }, { body: noSuccess }]
    expect(await client.requestDocument(asked)).toMatchObject({ outcome: 'asked' })
    expect(await client.requestDocument(asked)).toMatchObject({ outcome: 'refused' })
    expect(JSON.parse(diia.apiCalls()[0]?.body ?? '')).toEqual(asked)
  })

  const { unknownBarcode, unknownLink, used, expired, wrongType } = codeRefusals
  const refusals = [
    [unknownBarcode, { outcome: 'code-unknown' }],
    [unknownLink, { outcome: 'code-unknown' }],
    [used, { outcome: 'code-used' }],
    [expired, { outcome: 'code-expired', expiredAt: new Date('2024-11-12T09:13:41.004Z') }],
  ] as const

  it.each(refusals)('reads a refused code in both forms: $0.body.message', async (refusal, expected) => {
    const softer = {
      ...refusal,
      body: { ...refusal.body, message: refusal.body.message.toUpperCase().replace(/!$/, '') },
    }
    for (const reply of [refusal, asSuccessFalse(refusal), softer]) {
      diia.reply = [reply]
      expect(await client.identifyDocument(shown)).toMatchObject(expected)
      expect(await client.requestDocument(asked)).toMatchObject(expected)
    }
  })

  it('reads a code of another document type', async () => {
    for (const reply of [wrongType, asSuccessFalse(wrongType)]) {
      diia.reply = [reply]
      expect(await client.identifyDocument(shown)).toMatchObject({ outcome: 'not-valid', detail: 'wrong-type' })
      expect(await client.requestDocument(asked)).toMatchObject({ outcome: 'refused', detail: 'wrong-type' })
    }
  })

  it('never takes a failure of Diia for a verdict on a document', async () => {
    diia.reply = [
      asSuccessFalse({ ...forbidden, body: { ...forbidden.body, code: 503, message: 'Service not available' } }),
    ]
    expect(await errorOf(client.identifyDocument(shown))).toMatchObject({ kind: 'server', retryable: true })
    diia.reply = [unknownRoute]
    expect(await errorOf(client.identifyDocument(shown))).toMatchObject({ kind: 'rejected', status: 404 })
    diia.reply = [{ body: { success: 'yes' } }]
    expect(await errorOf(client.identifyDocument(shown))).toMatchObject({ kind: 'bad-answer' })
  })

  it('asks for the state of a request', async () => {
    diia.reply = [{ body: requestStatus }]
    expect(await client.documentRequestStatus({ requestId: asked.requestId, barcode })).toEqual({
      status: 'processing',
    })
    expect(diia.apiCalls()[0]?.url).toBe(
      `/api/v1/acquirers/document-request/status?requestId=${asked.requestId}&barcode=${barcode}`,
    )
  })
})

describe('branches and offers', () => {
  it('reads lists and ids, sends bodies, takes 204', async () => {
    diia.reply = [
      { body: branchList },
      { body: created },
      { body: offerList },
      { body: created },
      { status: 204 },
      { status: 204 },
    ]
    expect(await client.listBranches()).toEqual(branchList)
    const scopes = { sharing: ['passport'] }
    expect(
      await client.createBranch({
        name: 'ЦНАП',
        location: 'м. Ясне Поле',
        street: 'вул. Соборна',
        house: '1',
        deliveryTypes: ['api'],
        offerRequestType: 'dynamic',
        scopes,
      }),
    ).toBe(longId)
    expect(await client.listOffers(longId, { skip: 10, limit: 5 })).toEqual(offerList)
    expect(await client.createOffer(longId, { name: 'Послуга', scopes })).toBe(longId)
    await client.deleteOffer(longId, longId)
    await client.deleteBranch('a/b')
    expect(diia.apiCalls().map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET /api/v2/acquirers/branches?skip=0&limit=100',
      'POST /api/v2/acquirers/branch',
      `GET /api/v1/acquirers/branch/${longId}/offers?skip=10&limit=5`,
      `POST /api/v1/acquirers/branch/${longId}/offer`,
      `DELETE /api/v1/acquirers/branch/${longId}/offer/${longId}`,
      'DELETE /api/v2/acquirers/branch/a%2Fb',
    ])
  })
})

describe('session token', () => {
  it('is asked for once by all who wait, with Basic, and kept for less than two hours', async () => {
    diia.reply = [{ body: success }]
    await Promise.all(Array.from({ length: 5 }, () => client.identifyDocument(shown)))
    const tokenCalls = (): number => diia.seen.length - diia.apiCalls().length
    expect(tokenCalls()).toBe(1)
    expect(diia.seen[0]).toMatchObject({
      url: `/api/v1/auth/acquirer/${acquirerToken}`,
      headers: { authorization: `Basic ${authAcquirerToken}` },
    })
    time += 114 * 60_000
    await client.identifyDocument(shown)
    expect(tokenCalls()).toBe(1)
    time += 2 * 60_000
    await client.identifyDocument(shown)
    expect(tokenCalls()).toBe(2)
  })

  it('is renewed once on 401, for all who met it at once', async () => {
    let tokens = 0
    diia.onToken = (res) => res.end(JSON.stringify({ token: `token-${++tokens}` }))
    diia.reply = [
      (res, req) => {
        const fresh = req.headers.authorization === 'Bearer token-2'
        res.writeHead(fresh ? 200 : 401).end(JSON.stringify(fresh ? success : unauthorised.expiredToken.body))
      },
    ]
    const results = await Promise.all(Array.from({ length: 4 }, () => client.identifyDocument(shown)))
    expect(results.map(({ outcome }) => outcome)).toEqual(['valid', 'valid', 'valid', 'valid'])
    expect(tokens).toBe(2)
    expect(diia.apiCalls()).toHaveLength(8)
  })

  it('is not renewed for ever', async () => {
    diia.reply = [unauthorised.expiredToken]
    expect(await errorOf(client.identifyDocument(shown))).toMatchObject({
      operation: 'document-identification',
      kind: 'unauthorised',
      status: 401,
      retryable: false,
      traceId: 'trace-1',
    })
    expect(diia.apiCalls()).toHaveLength(2)
  })

  it('tells that the acquirer token is unknown without telling the token, which Diia echoes', async () => {
    diia.onToken = unknownAcquirer(acquirerToken)
    expect(await errorOf(client.checkConnection())).toMatchObject({ operation: 'session-token', kind: 'unauthorised' })
    diia.onToken = undefined
    await client.checkConnection()
  })

  it('outlives a connection check that fails', async () => {
    diia.reply = [{ body: success }]
    await client.identifyDocument(shown)
    diia.onToken = serviceDown
    expect(await errorOf(client.checkConnection())).toMatchObject({ operation: 'session-token', kind: 'server' })
    expect(await client.identifyDocument(shown)).toMatchObject({ outcome: 'valid' })
  })

  it('is replaced by the token of a connection check that succeeds, which calls made meanwhile do not wait for', async () => {
    diia.reply = [{ body: success }]
    await client.identifyDocument(shown)
    let answerToken = (): void => undefined
    diia.onToken = (res) => {
      answerToken = () => void res.end(JSON.stringify({ token: 'token-2' }))
    }
    const check = client.checkConnection()
    await client.identifyDocument(shown)
    await expect.poll(() => diia.seen.length - diia.apiCalls().length).toBe(2)
    answerToken()
    await check
    await client.identifyDocument(shown)
    expect(diia.apiCalls().map(({ headers }) => headers.authorization)).toEqual([
      'Bearer sess-5ecret',
      'Bearer sess-5ecret',
      'Bearer token-2',
    ])
    expect(diia.seen.length - diia.apiCalls().length).toBe(2)
  })

  it('is not kept when it could not be had', async () => {
    diia.onToken = serviceDown
    diia.reply = [{ body: success }]
    expect(await errorOf(client.identifyDocument(shown))).toMatchObject({ operation: 'session-token', kind: 'server' })
    diia.onToken = undefined
    expect(await client.identifyDocument(shown)).toMatchObject({ outcome: 'valid' })
  })
})

describe('failures', () => {
  it.each([
    [forbidden, 'forbidden', false],
    [serviceDown, 'server', true],
    [validationError, 'rejected', false],
    [{ status: 429, body: {} }, 'server', true],
    [{ status: 302, body: {}, headers: { location: 'http://example.invalid/' } }, 'bad-answer', false],
    [{ body: { unexpected: true } }, 'bad-answer', false],
  ] as const)('%j is %s', async (reply, kind, retryable) => {
    diia.reply = [reply]
    expect(await errorOf(client.identifyDocument(shown))).toMatchObject({ kind, retryable, mayHaveArrived: true })
    expect(diia.apiCalls()).toHaveLength(1)
  })

  it('ends a call whose first byte does not come', async () => {
    diia.reply = [() => undefined]
    // Only this limit can end the call while the test runs; the same of the limits in the next two.
    const impatient = createDiiaClient({
      baseUrl: diia.url,
      acquirerToken,
      firstByteTimeoutMs: 300,
      totalTimeoutMs: never,
    })
    expect(await errorOf(impatient.requestDocument(asked))).toMatchObject({
      kind: 'timeout',
      code: 'UND_ERR_HEADERS_TIMEOUT',
      retryable: true,
      mayHaveArrived: true,
    })
    expect(diia.apiCalls()).toHaveLength(1)
    await impatient.close()
  })

  it('ends a call whose answer begins and does not end', async () => {
    diia.reply = [
      (res) => {
        const drip = setInterval(() => res.write(' '), 50)
        res.on('close', () => clearInterval(drip))
      },
    ]
    const impatient = createDiiaClient({
      baseUrl: diia.url,
      acquirerToken,
      firstByteTimeoutMs: never,
      totalTimeoutMs: 300,
    })
    expect(await errorOf(impatient.identifyDocument(shown))).toMatchObject({ kind: 'timeout' })
    await impatient.close()
  })

  it('counts the wait for a token into the whole time of a call', async () => {
    const slow = createDiiaClient({ baseUrl: diia.url, acquirerToken, firstByteTimeoutMs: never, totalTimeoutMs: 300 })
    diia.onToken = () => undefined
    expect(await errorOf(slow.identifyDocument(shown))).toMatchObject({
      kind: 'timeout',
      mayHaveArrived: expect.any(Boolean),
    })
    await slow.close()
  })

  it('repeats a GET once when the connection breaks, and a POST never', async () => {
    await client.checkConnection()
    diia.reply = [(res) => res.destroy(), { body: branchList }]
    expect(await client.listBranches()).toEqual(branchList)
    diia.reply = [(res) => res.destroy(), { body: success }]
    expect(await errorOf(client.identifyDocument(shown))).toMatchObject({ kind: 'unreachable', mayHaveArrived: true })
    diia.reply = [(res) => res.destroy(), { body: success }]
    expect(await errorOf(client.requestDocument(asked))).toMatchObject({ kind: 'unreachable' })
    expect(diia.apiCalls()).toHaveLength(4)
  })

  it('knows that a refused connection sent nothing', async () => {
    await client.checkConnection()
    await diia.close()
    expect(await errorOf(client.identifyDocument(shown))).toMatchObject({
      kind: 'unreachable',
      code: 'ECONNREFUSED',
      mayHaveArrived: false,
    })
    diia = await startScriptedServer()
  })

  it('refuses an endless answer and one that is no HTTP', async () => {
    diia.reply = [(res) => res.end(Buffer.alloc(5 * 1024 * 1024, 32))]
    expect(await errorOf(client.identifyDocument(shown))).toMatchObject({ kind: 'bad-answer' })
    diia.reply = [(_res, req) => req.socket.end(`not http ${acquirerToken}\r\n\r\n`)]
    expect(await errorOf(client.identifyDocument(shown))).toMatchObject({ kind: 'bad-answer' })
  })
})
