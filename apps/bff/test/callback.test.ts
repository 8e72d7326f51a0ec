import { request as httpRequest } from 'node:http'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { eventually, startTestServer } from './test-server.ts'
import type { Client, TestServer } from './test-server.ts'

let bff: TestServer
let clerk: Client
beforeAll(async () => {
  bff = await startTestServer({ environment: { CALLBACK_PART_MAX_MB: '1', CALLBACK_PACKAGE_MAX_MB: '2' } })
})
afterAll(() => bff.close())
beforeEach(async () => {
  bff.resetSimulator()
  clerk = await bff.signIn()
})

const control = () => bff.simulator.control

/** A waiting request, and the delivery that answers it. */
async function waitingRequest() {
  const { barcode } = control().issueCode({ citizenId: 'oleksandra', type: 'internal-passport' })
  const { body } = await clerk.post('/api/document-requests', { barcode, input: 'camera' })
  const delivery = await control().makePackage({
    citizenId: 'oleksandra',
    types: ['internal-passport'],
    requestId: body.id,
    barcode,
  })
  return { id: body.id as string, delivery }
}

const post = (headers: Record<string, string>, body: Uint8Array | string, url = bff.callbackUrl) =>
  fetch(url, { method: 'POST', headers, body: Buffer.from(body) })
const packagesOf = (id: string) =>
  bff.server.ctx.db.selectFrom('document_packages').selectAll().where('request_id', '=', id).execute()
const packagesAtWork = () =>
  bff.server.ctx.db
    .selectFrom('document_packages')
    .select('id')
    .where('state', 'in', ['stored', 'unwrapping'])
    .execute()
const rowsOfFiles = async () => (await bff.server.ctx.db.selectFrom('blobs').select('id').execute()).length
const filesNow = async () =>
  (await readdir(join(bff.folder, 'desk', 'blobs'), { recursive: true, withFileTypes: true })).filter(
    (entry) => entry.isFile() && entry.name !== 'database.json',
  ).length
/** How many there are once every package is settled, also of earlier tests; a delivery is deleted after its release. */
const files = () =>
  eventually(async () => {
    if ((await packagesAtWork()).length > 0) return undefined
    const count = await filesNow()
    return count === (await rowsOfFiles()) ? count : undefined
  })

describe('a delivery', () => {
  it('is acknowledged with exactly what Diia expects', async () => {
    const { delivery } = await waitingRequest()
    const answer = await post(delivery.headers, delivery.body)
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({ success: true })
  })

  it('a hundred times at once is one package, one set of copies and one set of files', async () => {
    const { id, delivery } = await waitingRequest()
    const before = await files()
    const answers = await Promise.all(Array.from({ length: 100 }, () => post(delivery.headers, delivery.body)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    await eventually(async () => ((await packagesOf(id)).every(({ state }) => state === 'released') ? true : undefined))
    expect(await packagesOf(id)).toHaveLength(1)
    expect((await clerk.get(`/api/document-requests/${id}`)).body.copies).toHaveLength(1)
    // The PDF and its container; the delivery itself was deleted.
    expect(await files()).toBe(before + 2)
  })

  it('in a new envelope around the same signatures is recognised; posted under another request it stays with its own', async () => {
    const { id, delivery } = await waitingRequest()
    await post(delivery.headers, delivery.body)
    await eventually(async () =>
      (await clerk.get(`/api/document-requests/${id}`)).body.state === 'arrived' ? true : undefined,
    )
    // The same parts in another order are the same delivery.
    expect((await post(delivery.headers, delivery.body)).status).toBe(200)
    expect(await packagesOf(id)).toHaveLength(1)

    const other = await waitingRequest()
    await post({ ...lowerCase(delivery.headers), 'x-document-request-trace-id': other.id }, delivery.body)
    await eventually(async () =>
      (await packagesOf(other.id)).every(({ state }) => state === 'duplicate') ? true : undefined,
    )
    // Nothing arrived for the other request, which still waits.
    expect((await clerk.get(`/api/document-requests/${other.id}`)).body).toMatchObject({ state: 'waiting', copies: [] })
    expect((await clerk.get(`/api/document-requests/${id}`)).body.copies).toHaveLength(1)
  })

  it('with a file name that points out of its folder stays inside, under a clean name', async () => {
    const { id, delivery } = await waitingRequest()
    const climbing = Buffer.from(
      Buffer.from(delivery.body)
        .toString('latin1')
        .replaceAll(/internal-passport-(\d)/g, '../../internal-passport-$1'),
      'latin1',
    )
    const { 'content-length': _, ...headers } = lowerCase(delivery.headers)
    expect((await post(headers, climbing)).status).toBe(200)
    await eventually(async () =>
      (await packagesOf(id)).every(({ state }) => state === 'released' || state === 'quarantined') ? true : undefined,
    )
    const { copies } = (await clerk.get(`/api/document-requests/${id}`)).body
    for (const { id: copyId } of copies) {
      expect((await clerk.get(`/api/document-copies/${copyId}/pdf`)).headers.get('content-disposition')).not.toMatch(
        /\.\.|%2F|\//i,
      )
    }
    expect(await readdir(bff.folder)).toEqual(['desk', 'simulator'])
  })
})

describe('a refused delivery leaves nothing behind', () => {
  const boundary = 'xyz'
  const part = (name: string, content: string, file?: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file === undefined ? '' : `; filename="${file}"`}\r\n\r\n${content}\r\n`
  const form = `multipart/form-data; boundary=${boundary}`
  const whole = `${part('encodeData', 'AAAA')}--${boundary}--\r\n`

  it.each([
    ['no parts', form, `--${boundary}--\r\n`, 400, 'no-parts'],
    ['an empty body', form, '', 400, 'torn'],
    ['a torn part', form, part('encryptedFile', 'AAAA', 'a.pdf.p7s.p7e').slice(0, -10), 400, 'torn'],
    ['a body without its last boundary', form, part('encodeData', 'AAAA'), 400, 'torn'],
    ['a huge part', form, `${part('encryptedFile', 'A'.repeat(1_200_000), 'a')}--${boundary}--\r\n`, 413, 'too-large'],
    [
      'a huge package',
      form,
      `${part('a', 'A'.repeat(900_000), 'a')}${part('b', 'A'.repeat(900_000), 'b')}${part('c', 'A'.repeat(900_000), 'c')}--${boundary}--\r\n`,
      413,
      'too-large',
    ],
    ['a thousand parts', form, `${part('x', 'A', 'x').repeat(1000)}--${boundary}--\r\n`, 413, 'too-many-parts'],
    ['JSON', 'application/json', '{"encodeData":"AAAA"}', 415, 'wrong-content-type'],
    ['no content type', '', whole, 415, 'wrong-content-type'],
    ['no boundary', 'multipart/form-data', whole, 415, 'wrong-content-type'],
  ])('%s', async (_what, type, body, status, code) => {
    const { id } = await waitingRequest()
    const before = await files()
    const answer = await post({ 'content-type': type, 'X-Document-Request-Trace-Id': id }, body)
    expect([answer.status, await answer.json()]).toEqual([status, { success: false, error: code }])
    expect(await packagesOf(id)).toEqual([])
    await eventually(async () => ((await files()) === before ? true : undefined))
  })

  it('from a wrong address, for an unknown request, without a request, of a signature', async () => {
    const { id, delivery } = await waitingRequest()
    const tries: [Record<string, string>, string, number, string][] = [
      [{ 'X-Document-Request-Trace-Id': id }, `${bff.callbackUrl.slice(0, -1)}x`, 404, 'unknown-address'],
      [
        { 'X-Document-Request-Trace-Id': '00000000-0000-4000-8000-000000000000' },
        bff.callbackUrl,
        404,
        'unknown-request',
      ],
      [{ 'X-Document-Request-Trace-Id': 'x'.repeat(300) }, bff.callbackUrl, 400, 'no-request-id'],
      [{}, bff.callbackUrl, 400, 'no-request-id'],
      [
        { 'X-Document-Request-Trace-Id': id, 'X-Diia-Id-Action': 'hashedFilesSigning' },
        bff.callbackUrl,
        422,
        'unsupported-action',
      ],
    ]
    for (const [headers, url, status, code] of tries) {
      const answer = await post(
        { 'content-type': lowerCase(delivery.headers)['content-type'] as string, ...headers },
        delivery.body,
        url,
      )
      expect([answer.status, await answer.json()]).toEqual([status, { success: false, error: code }])
    }
    expect((await fetch(bff.callbackUrl)).status).toBe(404)
    expect(await packagesOf(id)).toEqual([])
  })

  it('over a connection that breaks in the middle of the body', async () => {
    const { id, delivery } = await waitingRequest()
    const before = await files()
    await new Promise<void>((resolve) => {
      const call = httpRequest(bff.callbackUrl, {
        method: 'POST',
        headers: { ...delivery.headers, 'content-length': delivery.body.length },
      })
      call.on('error', () => resolve())
      call.on('close', () => resolve())
      call.write(delivery.body.subarray(0, delivery.body.length / 2), () => setTimeout(() => call.destroy(), 50))
    })
    await eventually(async () => ((await files()) === before ? true : undefined))
    expect(await packagesOf(id)).toEqual([])
    // Diia tries again, and it is accepted.
    expect((await post(delivery.headers, delivery.body)).status).toBe(200)
  })
})

it('a forged package that comes first does not hide the genuine one after it', async () => {
  const { barcode } = control().issueCode({ citizenId: 'oleksandra', type: 'internal-passport' })
  const { body } = await clerk.post('/api/document-requests', { barcode, input: 'camera' })
  const order = { citizenId: 'oleksandra', types: ['internal-passport'], requestId: body.id as string, barcode }
  await bff.server.packages.stop()
  for (const fault of [{ forge: true }, {}]) {
    const delivery = await control().makePackage({ ...order, fault })
    expect((await post(delivery.headers, delivery.body)).status).toBe(200)
  }
  await bff.restart()
  await eventually(async () =>
    (await packagesOf(body.id as string)).every(({ state }) => state === 'released' || state === 'quarantined')
      ? true
      : undefined,
  )
  expect((await packagesOf(body.id as string)).map(({ state }) => state).toSorted()).toEqual([
    'quarantined',
    'released',
  ])
  const request = (await clerk.get(`/api/document-requests/${body.id}`)).body
  expect(request.state).toBe('arrived')
  expect(request.copies).toHaveLength(1)
})

describe('after a restart', () => {
  it('a package that was acknowledged and not yet opened is opened', async () => {
    const { id, delivery } = await waitingRequest()
    await bff.server.packages.stop()
    expect((await post(delivery.headers, delivery.body)).status).toBe(200)
    // The state after a kill: claimed by a process that no longer exists.
    await bff.server.ctx.db
      .updateTable('document_packages')
      .set({ state: 'unwrapping', claimed_until: new Date(Date.now() + 60_000).toISOString() })
      .where('request_id', '=', id)
      .execute()
    await bff.restart()
    await eventually(async () =>
      (await clerk.get(`/api/document-requests/${id}`)).body.state === 'arrived' ? true : undefined,
    )
  })
})

function lowerCase(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}
