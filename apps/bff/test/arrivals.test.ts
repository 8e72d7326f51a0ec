// A second source of packages, on both databases: packages brought by hand, without request, clerk or window and with a
// policy of their own, are stored, opened, released, set aside and looked at again like all others.
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { changeWithEvents } from '../src/events/events.ts'
import { claimPackage } from '../src/features/arrivals/packages/claim-package.ts'
import { createSources } from '../src/features/arrivals/packages/sources.ts'
import { databases } from './databases.ts'
import type { StartedDatabase } from './databases.ts'
import { listen } from './event-client.ts'
import { bring, handSource } from './hand-source.ts'
import type { HandSource } from './hand-source.ts'
import { eventually, startTestServer } from './test-server.ts'
import type { Client, TestServer } from './test-server.ts'

vi.setConfig({ testTimeout: 60_000 })

describe.each(databases)('packages of another source on $name', ({ start }) => {
  let database: StartedDatabase
  let bff: TestServer
  let clerk: Client
  let manager: Client
  let administrator: Client
  let hand: HandSource | undefined = handSource()
  /** Most tests need the source and the queue; those that change them say so. */
  let running = true
  beforeAll(async () => {
    database = await start()
    bff = await startTestServer({
      // The simulator's seal is not the one that the policy of the callback requires; by hand any trusted one is
      // accepted.
      environment: { ...database.environment, DIIA_SEAL_EDRPOU: '43220851' },
      sources: () => {
        const sources = createSources()
        if (hand !== undefined) sources.add(hand)
        return sources
      },
    })
    await signIn()
  }, 60_000)
  afterAll(async () => {
    await bff?.close()
    await database?.stop()
  })
  beforeEach(async () => {
    if (!running) await startWith(handSource())
    running = hand !== undefined
    hand?.told.splice(0)
  })

  const ctx = () => bff.server.ctx
  async function startWith(source: HandSource | undefined): Promise<void> {
    hand = source
    running = false
    await bff.restart()
    await signIn()
  }
  async function signIn(): Promise<void> {
    clerk = await bff.signIn()
    manager = await bff.signIn('y.honcharenko')
    administrator = await bff.signIn('o.savchenko')
  }
  async function stopQueue(): Promise<void> {
    running = false
    await bff.server.packages.stop()
  }
  async function make(fault = {}, requestId = crypto.randomUUID(), barcode?: string) {
    const order = { citizenId: 'oleksandra', types: ['internal-passport' as const], requestId, fault }
    return await bff.simulator.control.makePackage({ ...order, ...(barcode !== undefined && { barcode }) })
  }
  const packages = () => ctx().db.selectFrom('document_packages').selectAll().orderBy('received_at', 'desc')
  const newest = async () => await packages().executeTakeFirstOrThrow()
  const comesTo = (state: string) =>
    eventually(async () => {
      const row = await newest()
      return row.state === state ? row : undefined
    }, 20_000)
  const copyOf = (packageId: string) =>
    ctx().db.selectFrom('document_copies').selectAll().where('package_id', '=', packageId).executeTakeFirstOrThrow()
  const listed = async () => (await manager.get('/api/document-copies')).body

  it('become copies of the centre, visible only to people who see the whole centre', async () => {
    const [forManager, forClerk] = [await listen(bff.server.url, manager), await listen(bff.server.url, clerk)]
    const before = await listed()
    expect(await bring(ctx(), await make())).toBe(false)
    const row = await comesTo('released')
    expect(row).toMatchObject({ source: 'hand', policy: 'of-hand', request_id: null, staff_id: null, window: null })
    expect(hand?.told).toEqual(['stored from hand', 'released from hand to no request, no window'])

    const { id } = await copyOf(row.id)
    const after = await listed()
    expect(after.total).toBe(before.total + 1)
    const [summary] = after.items
    expect(summary).toMatchObject({ id, type: 'internal-passport', holder: { first: 'Олександра-Вікторія' } })
    for (const absent of ['requestId', 'clerk', 'window']) expect(summary).not.toHaveProperty(absent)

    const path = `/api/document-copies/${id}`
    expect((await manager.get(path)).body).not.toHaveProperty('window')
    expect((await manager.get(`${path}/pdf`)).bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect((await manager.get(`${path}/container`)).status).toBe(200)
    for (const person of [clerk, administrator, await bff.signIn('b.yaremchuk', '1')])
      for (const end of ['', '/pdf', '/container']) expect((await person.get(path + end)).status).toBe(403)

    await eventually(() => forManager.events.find(({ event }) => event.type === 'document-copies'))
    await changeWithEvents(ctx(), ({ tell }) => tell({ type: 'diia-link', state: 'ok' }))
    // Sent after it, so the clerk has received by now whatever they were to receive.
    await eventually(() => forClerk.events.find(({ event }) => event.type === 'diia-link'))
    expect(forClerk.events.map(({ event }) => event.type)).not.toContain('document-copies')
    forManager.close()
    forClerk.close()
  })

  it('belong to a window if it is known', async () => {
    const { id: staffId } = await ctx()
      .db.selectFrom('staff')
      .select('id')
      .where('login', '=', 'm.tkach')
      .executeTakeFirstOrThrow()
    await bring(ctx(), await make(), { staffId, window: '3' })
    const { id } = await copyOf((await comesTo('released')).id)
    expect((await clerk.get(`/api/document-copies/${id}`)).body).toMatchObject({ clerk: 'Мирослава Ткач', window: '3' })
    const elsewhere = await bff.signIn('b.yaremchuk', '1')
    expect((await elsewhere.get(`/api/document-copies/${id}`)).status).toBe(403)
    expect((await listed()).items[0]).toMatchObject({ id, window: '3' })
  })

  it('are checked by their own policy, and those of the callback by its policy', async () => {
    const code = bff.simulator.control.issueCode({ citizenId: 'oleksandra', type: 'internal-passport' })
    const { body } = await clerk.post('/api/document-requests', { barcode: code.barcode, input: 'camera' })
    const delivery = await make({}, body.id, code.barcode)
    const { headers, body: bytes } = delivery
    expect((await fetch(bff.callbackUrl, { method: 'POST', headers, body: Buffer.from(bytes) })).status).toBe(200)
    expect(await comesTo('quarantined')).toMatchObject({ source: 'callback-by-code', reason: 'untrusted-signer' })
    await bring(ctx(), delivery)
    expect(await comesTo('released')).toMatchObject({ source: 'hand' })
    expect((await clerk.get(`/api/document-requests/${body.id}`)).body).toMatchObject({
      state: 'quarantined',
      copies: [],
    })
  })

  it('that are wrong are set aside completely, and the administrator sees them without request and window', async () => {
    const before = await listed()
    await bring(ctx(), await make({ tamper: true }))
    const row = await comesTo('quarantined')
    expect(hand?.told.at(-1)).toMatch(/^set aside from hand: /)
    expect(row.blob_id).not.toBeNull()
    const { setAside } = (await administrator.get('/api/system-health')).body
    const item = setAside.items.find(({ id }: { id: string }) => id === row.id)
    expect(item).toMatchObject({ reason: row.reason, beingLookedAt: false })
    for (const absent of ['requestId', 'window', 'way']) expect(item).not.toHaveProperty(absent)
    expect((await listed()).quarantined).toBe(before.quarantined + 1)
  })

  it('are looked at again by hand, and automatically when their policy has changed', async () => {
    await startWith(handSource({ kind: 'diia-seal', edrpou: '00000000' }))
    await bring(ctx(), await make())
    const { id, judged_under: under } = await comesTo('quarantined')
    await administrator.post(`/api/document-packages/${id}/re-examination`)
    await eventually(
      async () => ((await newest()).looks === 1 && (await newest()).state === 'quarantined') || undefined,
    )
    // The same policy at the next start: no reason to look again.
    await startWith(handSource({ kind: 'diia-seal', edrpou: '00000000' }))
    expect(await newest()).toMatchObject({ id, state: 'quarantined', looks: 1, judged_under: under })
    await startWith(handSource())
    expect(await comesTo('released')).toMatchObject({ id, looks: 2 })
    expect(hand?.told).toContain('released from hand to no request, no window')
  })

  it('are one package when the same comes twice, and one copy when it comes in a new envelope', async () => {
    const delivery = await make()
    expect(await bring(ctx(), delivery)).toBe(false)
    const { id } = await comesTo('released')
    expect(await bring(ctx(), delivery)).toBe(true)
    expect((await newest()).id).toBe(id)
    const again = { ...delivery, body: Buffer.concat([Buffer.from(delivery.body), Buffer.from('\r\n')]) }
    expect(await bring(ctx(), again)).toBe(false)
    const duplicate = await comesTo('duplicate')
    expect(duplicate.id).not.toBe(id)
    expect(duplicate.blob_id).toBeNull()
    const copies = ctx().db.selectFrom('document_copies').selectAll().where('package_id', 'in', [id, duplicate.id])
    expect(await copies.execute()).toHaveLength(1)
  })

  it('are one package and one file when the same comes twenty times at once', async () => {
    const delivery = await make()
    await stopQueue()
    const blobs = async () => (await ctx().db.selectFrom('blobs').select('id').execute()).length
    const before = await blobs()
    const taken = await Promise.all(Array.from({ length: 20 }, () => bring(ctx(), delivery)))
    expect(taken.filter((known) => !known)).toHaveLength(1)
    expect(await blobs()).toBe(before + 1)
  })

  it('wait during a restart, and for a program that knows their source', async () => {
    await stopQueue()
    await bring(ctx(), await make())
    await startWith(undefined)
    const { id } = await eventually(async () => {
      const row = await newest()
      return row.waits > 0 ? row : undefined
    })
    expect(await newest()).toMatchObject({ state: 'stored', trouble: 'unknown', reason: null })
    await startWith(handSource())
    await ctx().db.updateTable('document_packages').set({ claimed_until: null }).where('id', '=', id).execute()
    ctx().bus.wake('packages')
    expect(await comesTo('released')).toMatchObject({ id, trouble: null })
  })

  it('let packages go first for which a visitor waits', async () => {
    await stopQueue()
    await bring(ctx(), await make())
    const { id: byHand } = await newest()
    const code = bff.simulator.control.issueCode({ citizenId: 'oleksandra', type: 'internal-passport' })
    const { body } = await clerk.post('/api/document-requests', { barcode: code.barcode, input: 'camera' })
    const { headers, body: bytes } = await make({}, body.id, code.barcode)
    await fetch(bff.callbackUrl, { method: 'POST', headers, body: Buffer.from(bytes) })
    expect(await claimPackage(ctx(), 'light', false)).toMatchObject({ request_id: body.id })
    expect(await claimPackage(ctx(), 'light', false)).toMatchObject({ id: byHand })
  })
})

it('a source has a unique name, and a package of an unknown source waits', () => {
  const sources = createSources()
  sources.add(handSource())
  expect(() => sources.add(handSource())).toThrow('two sources')
  expect(() => sources.of({ source: 'pigeon' })).toThrow('named pigeon')
  expect(() => sources.policyOf({ source: 'hand', policy: 'none' })).toThrow('no policy none')
})
