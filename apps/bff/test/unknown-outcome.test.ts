// A commit with an unknown outcome, or a disk that does not delete: no file is removed that a row may refer to.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startPackageQueue } from '../src/features/arrivals/packages/process-packages.ts'
import { OutcomeUnknown } from '../src/storage/commits.ts'
import { eventually, startTestServer } from './test-server.ts'
import type { Client, TestServer } from './test-server.ts'

let bff: TestServer
let clerk: Client
beforeAll(async () => {
  bff = await startTestServer()
  clerk = await bff.signIn()
}, 60_000)
afterAll(() => bff.close())

/** A waiting request, and a way to deliver its answer. */
async function waitingRequest() {
  const { barcode } = bff.simulator.control.issueCode({ citizenId: 'oleksandra', type: 'internal-passport' })
  const { body } = await clerk.post('/api/document-requests', { barcode, input: 'camera' })
  const { headers, body: bytes } = await bff.simulator.control.makePackage({
    citizenId: 'oleksandra',
    types: ['internal-passport'],
    requestId: body.id,
    barcode,
  })
  const deliver = async () => (await fetch(bff.callbackUrl, { method: 'POST', headers, body: bytes })).status
  return { id: body.id as string, deliver }
}

/** Lets transactions pass until the one with this number, which ends in the given way. */
function failAt(number: number, how: 'committed' | 'undone'): () => void {
  const { commits } = bff.server.ctx
  const run = commits.run.bind(commits)
  let count = 0
  commits.run = async (work) => {
    if (++count !== number) return await run(work)
    if (how === 'undone') throw new Error('undone')
    await run(work)
    throw new OutcomeUnknown('the connection broke')
  }
  return () => {
    commits.run = run
  }
}

const files = async () =>
  (await readdir(join(bff.folder, 'desk', 'blobs'), { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  ).length

async function arrives(id: string): Promise<void> {
  const { copies } = await eventually(async () => {
    const { body } = await clerk.get(`/api/document-requests/${id}`)
    return body.state === 'arrived' ? body : undefined
  })
  expect(copies).toHaveLength(1)
  expect((await clerk.get(`/api/document-copies/${copies[0].id}/pdf`)).bytes.subarray(0, 5).toString()).toBe('%PDF-')
}

it('a delivery keeps its file if its row may exist, and leaves none if its row does not', async () => {
  await bff.server.packages.stop()
  const { id, deliver } = await waitingRequest()
  const before = await files()
  let heal = failAt(1, 'undone')
  expect(await deliver()).toBe(500)
  heal()
  expect(await files()).toBe(before)
  heal = failAt(1, 'committed')
  expect(await deliver()).toBe(500)
  heal()
  expect(await files()).toBe(before + 1)
  await bff.restart()
  await arrives(id)
})

it('copies whose rows may exist keep their files', async () => {
  await bff.server.packages.stop()
  const { id, deliver } = await waitingRequest()
  expect(await deliver()).toBe(200)
  // One to claim the package, one to release it.
  const heal = failAt(2, 'committed')
  const queue = startPackageQueue(bff.server.ctx)
  await arrives(id)
  heal()
  await queue.stop()
  await bff.restart()
  await arrives(id)
})

it('a delivery that cannot be deleted after its release does not change the release', async () => {
  const { blobs } = bff.server.ctx
  const remove = blobs.remove.bind(blobs)
  blobs.remove = () => Promise.reject(Object.assign(new Error('read-only'), { code: 'EROFS' }))
  const { id, deliver } = await waitingRequest()
  expect(await deliver()).toBe(200)
  await arrives(id)
  blobs.remove = remove
  await bff.server.packages.stop()
  const rows = await bff.server.ctx.db
    .selectFrom('document_packages')
    .select(['state', 'attempts'])
    .where('request_id', '=', id)
    .execute()
  expect(rows).toEqual([{ state: 'released', attempts: 1 }])
  const aside = bff.server.ctx.storageStatus.setAside.files
  await bff.restart()
  expect(bff.server.ctx.storageStatus.setAside.files).toBe(aside + 1)
  // The administrator sees it.
  expect((await (await bff.signIn('o.savchenko')).get('/api/system-health')).body.files).toEqual({
    unknown: aside + 1,
    missing: 0,
  })
  await arrives(id)
})
