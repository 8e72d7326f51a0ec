import { inspect } from 'node:util'
import {
  withSuccessFalse,
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
const identification = { branchId: longId, barcode }
/** Longer than any test. */
const longTimeoutMs = 600_000
const documentRequest = { ...identification, requestId: '6f2d0c1e-8d43-4a7b-9a53-1d6a5f0b7c11' }

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
    documentRequest.requestId,
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
  it('returns whether a document is valid', async () => {
    diia.replies = [{ body: success }, { body: noSuccess }]
    expect(await client.identifyDocument(identification)).toEqual({ outcome: 'valid', traceId: 'trace-1' })
    expect(await client.identifyDocument(identification)).toEqual({ outcome: 'not-valid', traceId: 'trace-1' })
    const [call] = diia.apiCalls()
    expect(call).toMatchObject({ method: 'POST', url: '/api/v1/acquirers/document-identification' })
    expect(call?.headers).toMatchObject({
      authorization: 'Bearer sess-5ecret',
      accept: 'application/json',
      'content-type': 'application/json',
    })
    expect(JSON.parse(call?.body ?? '')).toEqual(identification)
  })

  it('treats an empty response as success only for document-request', async () => {
    diia.replies = [{}]
    expect(await client.requestDocument(documentRequest)).toMatchObject({ outcome: 'asked' })
    expect(await errorOf(client.identifyDocument(identification))).toMatchObject({ kind: 'bad-answer' })
  })

  it('requests a document, and reports a refusal without a reason', async () => {
    diia.replies = [{ body: success }, { body: noSuccess }]
    expect(await client.requestDocument(documentRequest)).toMatchObject({ outcome: 'asked' })
    expect(await client.requestDocument(documentRequest)).toMatchObject({ outcome: 'refused' })
    expect(JSON.parse(diia.apiCalls()[0]?.body ?? '')).toEqual(documentRequest)
  })

  const { unknownBarcode, unknownLink, used, expired, wrongType } = codeRefusals
  const refusals = [
    [unknownBarcode, { outcome: 'code-unknown' }],
    [unknownLink, { outcome: 'code-unknown' }],
    [used, { outcome: 'code-used' }],
    [expired, { outcome: 'code-expired', expiredAt: new Date('2024-11-12T09:13:41.004Z') }],
  ] as const

  it.each(refusals)(
    'recognises a refused code as HTTP error and as success:false: $0.body.message',
    async (refusal, expected) => {
      const reworded = {
        ...refusal,
        body: { ...refusal.body, message: refusal.body.message.toUpperCase().replace(/!$/, '') },
      }
      for (const reply of [refusal, withSuccessFalse(refusal), reworded]) {
        diia.replies = [reply]
        expect(await client.identifyDocument(identification)).toMatchObject(expected)
        expect(await client.requestDocument(documentRequest)).toMatchObject(expected)
      }
    },
  )

  it('recognises a code of another document type', async () => {
    for (const reply of [wrongType, withSuccessFalse(wrongType)]) {
      diia.replies = [reply]
      expect(await client.identifyDocument(identification)).toMatchObject({
        outcome: 'not-valid',
        detail: 'wrong-type',
      })
      expect(await client.requestDocument(documentRequest)).toMatchObject({ outcome: 'refused', detail: 'wrong-type' })
    }
  })

  it('never reports a failure of Diia as a result for a document', async () => {
    diia.replies = [
      withSuccessFalse({ ...forbidden, body: { ...forbidden.body, code: 503, message: 'Service not available' } }),
    ]
    expect(await errorOf(client.identifyDocument(identification))).toMatchObject({ kind: 'server', retryable: true })
    diia.replies = [unknownRoute]
    expect(await errorOf(client.identifyDocument(identification))).toMatchObject({ kind: 'rejected', status: 404 })
    diia.replies = [{ body: { success: 'yes' } }]
    expect(await errorOf(client.identifyDocument(identification))).toMatchObject({ kind: 'bad-answer' })
  })

  it('returns the state of a request', async () => {
    diia.replies = [{ body: requestStatus }]
    expect(await client.documentRequestStatus({ requestId: documentRequest.requestId, barcode })).toEqual({
      status: 'processing',
    })
    expect(diia.apiCalls()[0]?.url).toBe(
      `/api/v1/acquirers/document-request/status?requestId=${documentRequest.requestId}&barcode=${barcode}`,
    )
  })
})

describe('branches and offers', () => {
  it('reads lists and ids, sends bodies and accepts status 204', async () => {
    diia.replies = [
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
  it('is requested once for all waiting calls, with Basic authorisation, and kept for less than two hours', async () => {
    diia.replies = [{ body: success }]
    await Promise.all(Array.from({ length: 5 }, () => client.identifyDocument(identification)))
    const tokenCalls = (): number => diia.received.length - diia.apiCalls().length
    expect(tokenCalls()).toBe(1)
    expect(diia.received[0]).toMatchObject({
      url: `/api/v1/auth/acquirer/${acquirerToken}`,
      headers: { authorization: `Basic ${authAcquirerToken}` },
    })
    time += 114 * 60_000
    await client.identifyDocument(identification)
    expect(tokenCalls()).toBe(1)
    time += 2 * 60_000
    await client.identifyDocument(identification)
    expect(tokenCalls()).toBe(2)
  })

  it('is renewed once for several concurrent calls that got 401', async () => {
    let tokens = 0
    diia.tokenReply = (res) => res.end(JSON.stringify({ token: `token-${++tokens}` }))
    diia.replies = [
      (res, req) => {
        const isNew = req.headers.authorization === 'Bearer token-2'
        res.writeHead(isNew ? 200 : 401).end(JSON.stringify(isNew ? success : unauthorised.expiredToken.body))
      },
    ]
    const results = await Promise.all(Array.from({ length: 4 }, () => client.identifyDocument(identification)))
    expect(results.map(({ outcome }) => outcome)).toEqual(['valid', 'valid', 'valid', 'valid'])
    expect(tokens).toBe(2)
    expect(diia.apiCalls()).toHaveLength(8)
  })

  it('is renewed only once for a call', async () => {
    diia.replies = [unauthorised.expiredToken]
    expect(await errorOf(client.identifyDocument(identification))).toMatchObject({
      operation: 'document-identification',
      kind: 'unauthorised',
      status: 401,
      retryable: false,
      traceId: 'trace-1',
    })
    expect(diia.apiCalls()).toHaveLength(2)
  })

  it('gives an error without the acquirer token when Diia does not know it and repeats it in the message', async () => {
    diia.tokenReply = unknownAcquirer(acquirerToken)
    expect(await errorOf(client.checkConnection())).toMatchObject({ operation: 'session-token', kind: 'unauthorised' })
    diia.tokenReply = undefined
    await client.checkConnection()
  })

  it('stays in use when a connection check fails', async () => {
    diia.replies = [{ body: success }]
    await client.identifyDocument(identification)
    diia.tokenReply = serviceDown
    expect(await errorOf(client.checkConnection())).toMatchObject({ operation: 'session-token', kind: 'server' })
    expect(await client.identifyDocument(identification)).toMatchObject({ outcome: 'valid' })
  })

  it('is replaced when a connection check succeeds, and stays in use until then', async () => {
    diia.replies = [{ body: success }]
    await client.identifyDocument(identification)
    let sendToken = (): void => undefined
    diia.tokenReply = (res) => {
      sendToken = () => void res.end(JSON.stringify({ token: 'token-2' }))
    }
    const check = client.checkConnection()
    await client.identifyDocument(identification)
    await expect.poll(() => diia.received.length - diia.apiCalls().length).toBe(2)
    sendToken()
    await check
    await client.identifyDocument(identification)
    expect(diia.apiCalls().map(({ headers }) => headers.authorization)).toEqual([
      'Bearer sess-5ecret',
      'Bearer sess-5ecret',
      'Bearer token-2',
    ])
    expect(diia.received.length - diia.apiCalls().length).toBe(2)
  })

  it('is requested again after a failed request', async () => {
    diia.tokenReply = serviceDown
    diia.replies = [{ body: success }]
    expect(await errorOf(client.identifyDocument(identification))).toMatchObject({
      operation: 'session-token',
      kind: 'server',
    })
    diia.tokenReply = undefined
    expect(await client.identifyDocument(identification)).toMatchObject({ outcome: 'valid' })
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
  ] as const)('the reply %j gives the error %s', async (reply, kind, retryable) => {
    diia.replies = [reply]
    expect(await errorOf(client.identifyDocument(identification))).toMatchObject({
      kind,
      retryable,
      mayHaveArrived: true,
    })
    expect(diia.apiCalls()).toHaveLength(1)
  })

  it('ends a call when the first byte does not arrive in time', async () => {
    diia.replies = [() => undefined]
    // Only this time limit can end the call during the test. The next two tests are similar.
    const clientWithTimeout = createDiiaClient({
      baseUrl: diia.url,
      acquirerToken,
      firstByteTimeoutMs: 300,
      totalTimeoutMs: longTimeoutMs,
    })
    expect(await errorOf(clientWithTimeout.requestDocument(documentRequest))).toMatchObject({
      kind: 'timeout',
      code: 'UND_ERR_HEADERS_TIMEOUT',
      retryable: true,
      mayHaveArrived: true,
    })
    expect(diia.apiCalls()).toHaveLength(1)
    await clientWithTimeout.close()
  })

  it('ends a call when the response does not end in time', async () => {
    diia.replies = [
      (res) => {
        const writing = setInterval(() => res.write(' '), 50)
        res.on('close', () => clearInterval(writing))
      },
    ]
    const clientWithTimeout = createDiiaClient({
      baseUrl: diia.url,
      acquirerToken,
      firstByteTimeoutMs: longTimeoutMs,
      totalTimeoutMs: 300,
    })
    expect(await errorOf(clientWithTimeout.identifyDocument(identification))).toMatchObject({ kind: 'timeout' })
    await clientWithTimeout.close()
  })

  it('includes the time for obtaining a token in the time limit of a call', async () => {
    const slow = createDiiaClient({
      baseUrl: diia.url,
      acquirerToken,
      firstByteTimeoutMs: longTimeoutMs,
      totalTimeoutMs: 300,
    })
    diia.tokenReply = () => undefined
    expect(await errorOf(slow.identifyDocument(identification))).toMatchObject({
      kind: 'timeout',
      mayHaveArrived: expect.any(Boolean),
    })
    await slow.close()
  })

  it('repeats a GET once when the connection is interrupted, and never a POST', async () => {
    await client.checkConnection()
    diia.replies = [(res) => res.destroy(), { body: branchList }]
    expect(await client.listBranches()).toEqual(branchList)
    diia.replies = [(res) => res.destroy(), { body: success }]
    expect(await errorOf(client.identifyDocument(identification))).toMatchObject({
      kind: 'unreachable',
      mayHaveArrived: true,
    })
    diia.replies = [(res) => res.destroy(), { body: success }]
    expect(await errorOf(client.requestDocument(documentRequest))).toMatchObject({ kind: 'unreachable' })
    expect(diia.apiCalls()).toHaveLength(4)
  })

  it('reports that nothing was sent when the connection is refused', async () => {
    await client.checkConnection()
    await diia.close()
    expect(await errorOf(client.identifyDocument(identification))).toMatchObject({
      kind: 'unreachable',
      code: 'ECONNREFUSED',
      mayHaveArrived: false,
    })
    diia = await startScriptedServer()
  })

  it('refuses a response that is too large or not HTTP', async () => {
    diia.replies = [(res) => res.end(Buffer.alloc(5 * 1024 * 1024, 32))]
    expect(await errorOf(client.identifyDocument(identification))).toMatchObject({ kind: 'bad-answer' })
    diia.replies = [(_res, req) => req.socket.end(`not http ${acquirerToken}\r\n\r\n`)]
    expect(await errorOf(client.identifyDocument(identification))).toMatchObject({ kind: 'bad-answer' })
  })
})
