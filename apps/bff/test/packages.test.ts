// What happens to packages when something is wrong with us, with the package, or with its owner.
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { judgedUnder } from '../src/features/arrivals/packages/judged-under.ts'
import { OutcomeUnknown } from '../src/storage/commits.ts'
import { databases } from './databases.ts'
import type { StartedDatabase } from './databases.ts'
import { eventually, startTestServer } from './test-server.ts'
import type { Client, TestServer } from './test-server.ts'

// Servers are stopped and started, and workers ended.
vi.setConfig({ testTimeout: 60_000 })

const errorWith = (code: string) => Object.assign(new Error('of the test'), { code })

describe.each(databases)('packages on $name', ({ name: engine, start }) => {
  let database: StartedDatabase
  let bff: TestServer
  let clerk: Client
  /** How much the clock of the bff is off. */
  let offsetMs = 0
  beforeAll(async () => {
    database = await start()
    bff = await startTestServer({
      environment: {
        ...database.environment,
        PACKAGE_LIGHT_SECONDS: '1',
        PACKAGE_LIMIT_SECONDS: '4',
        PACKAGE_MEMORY_MB: '128',
      },
      overrides: { now: () => new Date(Date.now() + offsetMs) },
      workerProgram: new URL('./misbehaving-worker.ts', import.meta.url),
    })
  }, 60_000)
  afterAll(async () => {
    await bff?.close()
    await database?.stop()
  })
  beforeEach(async () => {
    offsetMs = 0
    for (let count = 0; count < 3; count++) ctx().clock.observe(new Date())
    // Packages that an earlier test left waiting are not part of the next test.
    await ctx()
      .db.updateTable('document_packages')
      .set({ state: 'duplicate', trouble: null })
      .where('state', 'in', ['stored', 'unwrapping'])
      .execute()
    bff.resetSimulator()
    clerk = await bff.signIn()
  })

  const administrator = () => bff.signIn('o.savchenko')
  /** The same body, posted under another request's id. */
  const headersFor = (id: string, headers: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [
        name,
        name.toLowerCase() === 'x-document-request-trace-id' ? id : value,
      ]),
    )
  const control = () => bff.simulator.control
  const ctx = () => bff.server.ctx
  const post = ({ headers, body }: { headers: Record<string, string>; body: Uint8Array }) =>
    fetch(bff.callbackUrl, { method: 'POST', headers, body: Buffer.from(body) })
  const packagesOf = (id: string) =>
    ctx().db.selectFrom('document_packages').selectAll().where('request_id', '=', id).orderBy('received_at').execute()
  const packageOf = async (id: string) => (await packagesOf(id))[0] as Awaited<ReturnType<typeof packagesOf>>[number]
  const stateOf = async (id: string) => (await clerk.get(`/api/document-requests/${id}`)).body.state as string
  const comesTo = (id: string, state: string, milliseconds = 20_000) =>
    eventually(async () => ((await stateOf(id)) === state ? true : undefined), milliseconds)
  const settled = (id: string) =>
    eventually(
      async () =>
        (await packagesOf(id)).every(({ state }) => state !== 'stored' && state !== 'unwrapping') ? true : undefined,
      30_000,
    )
  const endPauses = (id: string) =>
    ctx()
      .db.updateTable('document_packages')
      .set({ claimed_until: null })
      .where('request_id', '=', id)
      .where('state', '=', 'stored')
      .execute()
      .then(() => ctx().bus.wake('packages'))
  /** Simulates a clock that runs on, so that waiting packages need not wait. */
  const hurried = async (id: string, done: () => Promise<boolean>) =>
    eventually(async () => {
      if (await done()) return true
      await endPauses(id)
      return undefined
    }, 30_000)

  async function ask(by: 'barcode' | 'qrcode' = 'barcode') {
    const code = control().issueCode({ citizenId: 'oleksandra', type: 'internal-passport' })
    const { body } = await clerk.post('/api/document-requests', {
      [by]: by === 'barcode' ? code.barcode : code.link,
      input: 'camera',
    })
    expect(body.state).toBe('waiting')
    return { id: body.id as string, barcode: code.barcode }
  }
  async function order(
    { id, barcode }: { id: string; barcode: string },
    more: Partial<Parameters<ReturnType<typeof control>['makePackage']>[0]> = {},
  ) {
    return await control().makePackage({
      citizenId: 'oleksandra',
      types: ['internal-passport'],
      requestId: id,
      barcode,
      ...more,
    })
  }
  /** The delivery with one more text part, which makes the worker of this test misbehave. */
  function misbehaving({ headers, body }: { headers: Record<string, string>; body: Uint8Array }, how: string) {
    const boundary =
      /boundary=("?)([^";]+)\1/.exec(
        Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '',
      )?.[2] ?? ''
    const part = Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="misbehave"\r\n\r\n${how}\r\n`)
    const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-length'))
    return { headers: kept, body: Buffer.concat([part, Buffer.from(body)]) }
  }
  /** The parts of a delivery by their names, and a way to make a delivery of other parts. */
  function partsOf({ headers, body }: { headers: Record<string, string>; body: Uint8Array }) {
    const boundary =
      /boundary=("?)([^";]+)\1/.exec(
        Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '',
      )?.[2] ?? ''
    const parts = Buffer.from(body).toString('latin1').split(`--${boundary}`).slice(1, -1)
    return {
      named: (name: string) => parts.find((part) => part.includes(`name="${name}"`)) ?? '',
      of: (...others: string[]) => ({
        headers: Object.fromEntries(
          Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-length'),
        ),
        body: Buffer.from(`${others.map((part) => `--${boundary}${part}`).join('')}--${boundary}--\r\n`, 'latin1'),
      }),
    }
  }
  describe('a failure on our side is no verdict', () => {
    it.each(['ENOSPC', 'what nobody knows'])('%s for any number of tries, and then the copy', async (code) => {
      const request = await ask()
      const put = ctx().blobs.put.bind(ctx().blobs)
      ctx().blobs.put = () => Promise.reject(errorWith(code))
      expect((await post(await order(request))).status).toBe(200)
      await hurried(request.id, async () => (await packageOf(request.id)).waits >= 8)
      const waiting = await packageOf(request.id)
      expect(waiting).toMatchObject({
        reason: null,
        costly_tries: 0,
        trouble: code === 'ENOSPC' ? 'disk-full' : 'unknown',
      })
      expect(await stateOf(request.id)).toBe('checking')
      ctx().blobs.put = put
      await hurried(request.id, async () => (await stateOf(request.id)) === 'arrived')
      expect(await packageOf(request.id)).toMatchObject({ state: 'released', waits: 0, trouble: null })
    })

    it('pauses grow and survive a restart', async () => {
      const request = await ask()
      const put = ctx().blobs.put.bind(ctx().blobs)
      ctx().blobs.put = () => Promise.reject(errorWith('EIO'))
      await post(await order(request))
      await hurried(request.id, async () => (await packageOf(request.id)).waits === 5)
      ctx().blobs.put = put
      await bff.restart()
      clerk = await bff.signIn()
      const row = await packageOf(request.id)
      expect(row).toMatchObject({ state: 'stored', waits: 5, trouble: 'disk-failing' })
      expect(Date.parse(row.claimed_until as string) - Date.now()).toBeGreaterThan(20_000)
      await hurried(request.id, async () => (await stateOf(request.id)) === 'arrived')
    })

    it('a delivery that cannot be written is not acknowledged, blames nobody and can come again', async () => {
      const request = await ask()
      const delivery = await order(request)
      const createWriter = ctx().blobs.createWriter.bind(ctx().blobs)
      ctx().blobs.createWriter = async () => {
        const writer = await createWriter()
        return { ...writer, write: () => Promise.reject(errorWith('ENOSPC')) }
      }
      const answer = await post(delivery)
      expect([answer.status, await answer.json()]).toEqual([503, { success: false, error: 'unavailable' }])
      ctx().blobs.createWriter = createWriter
      expect(await packagesOf(request.id)).toEqual([])
      expect(await stateOf(request.id)).toBe('waiting')
      expect((await post(delivery)).status).toBe(200)
      await comesTo(request.id, 'arrived')
    })

    it('a commit whose answer was lost keeps the file, so that the same delivery finds it', async () => {
      const request = await ask()
      const delivery = await order(request)
      const { commits } = ctx()
      await bff.server.packages.stop()
      const run = commits.run.bind(commits)
      commits.run = async (work) => {
        const result = await run(work)
        commits.run = run
        void result
        throw new OutcomeUnknown('of the test', { cause: new Error('Connection terminated unexpectedly') })
      }
      expect((await post(delivery)).status).toBe(500)
      const again = await post(delivery)
      expect([again.status, await again.json()]).toEqual([200, { success: true }])
      await bff.restart()
      clerk = await bff.signIn()
      await comesTo(request.id, 'arrived')
    })

    it('a file that our disk lost is reported and its package waits; the same delivery again repairs it', async () => {
      const request = await ask()
      const delivery = await order(request)
      await bff.server.packages.stop()
      await post(delivery)
      const { blob_id } = await packageOf(request.id)
      const path = join(bff.folder, 'desk', 'blobs', (blob_id as string).slice(0, 2), blob_id as string)
      await writeFile(path, 'torn by the disk, and long enough to be taken for more than a tag')
      await bff.restart()
      clerk = await bff.signIn()
      await eventually(async () => ((await packageOf(request.id)).trouble === 'file-damaged' ? true : undefined))
      await rm(path)
      await hurried(request.id, async () => (await packageOf(request.id)).trouble === 'file-missing')
      expect((await packageOf(request.id)).reason).toBeNull()
      expect((await post(delivery)).status).toBe(200)
      await comesTo(request.id, 'arrived')
      expect(await packagesOf(request.id)).toHaveLength(1)
    })
  })

  // Limits of time and memory do not depend on databases, and their tests wait in real time.
  if (engine === 'SQLite')
    describe('a package that costs too much', () => {
      it.each(['never ends', 'grows', 'ends the worker'])(
        '%s: set aside whole after three tries, while another passes',
        async (how) => {
          const [costly, honest] = [await ask(), await ask()]
          expect((await post(misbehaving(await order(costly), how))).status).toBe(200)
          await eventually(async () => ((await packageOf(costly.id)).attempts > 0 ? true : undefined))
          await post(await order(honest))
          await comesTo(honest.id, 'arrived')
          await hurried(costly.id, async () => (await packageOf(costly.id)).state === 'quarantined')
          const row = await packageOf(costly.id)
          expect(row).toMatchObject({ reason: 'too-costly', costly_tries: 2 })
          expect((await clerk.get(`/api/document-requests/${costly.id}`)).body).toMatchObject({
            state: 'quarantined',
            quarantineReason: 'too-costly',
          })
          expect(
            await ctx().db.selectFrom('blobs').select('id').where('id', '=', row.blob_id).executeTakeFirst(),
          ).toBeDefined()
        },
      )

      it('that makes the program itself fail is kept for a newer one', async () => {
        const request = await ask()
        await post(misbehaving(await order(request), 'throws'))
        await hurried(request.id, async () => (await packageOf(request.id)).state === 'quarantined')
        expect(await packageOf(request.id)).toMatchObject({ reason: 'unsupported', detail: 'threw/TypeError' })
      })

      it('is not blamed while the machine cannot do a known job either', async () => {
        const request = await ask()
        const workers = ctx().unwrapWorkers
        const passesProbe = workers.passesProbe.bind(workers)
        workers.passesProbe = () => Promise.resolve(false)
        await post(misbehaving(await order(request), 'ends the worker'))
        await hurried(request.id, async () => (await packageOf(request.id)).waits >= 5)
        expect(await packageOf(request.id)).toMatchObject({ reason: null, costly_tries: 0, trouble: 'memory' })
        workers.passesProbe = passesProbe
        await hurried(request.id, async () => (await packageOf(request.id)).state === 'quarantined')
      })

      it('a small valid one passes while slow ones are still processed', async () => {
        const slow = []
        for (let index = 0; index < 6; index++) slow.push(await ask())
        const honest = await ask()
        const deliveries = [
          ...(await Promise.all(slow.map(async (request) => misbehaving(await order(request), 'takes long')))),
          await order(honest),
        ]
        // In this order, and all before the first one is done.
        for (const delivery of deliveries) await post(delivery)
        await comesTo(honest.id, 'arrived')
        const states = await Promise.all(slow.map(({ id }) => stateOf(id)))
        // In the order of arrival it would have come after all of them. How many are left depends on the machine.
        expect(states).toContain('checking')
      })

      it('many under one request wait behind the first of another', async () => {
        const [crowded, other] = [await ask(), await ask()]
        await bff.server.packages.stop()
        for (let index = 0; index < 4; index++) await post(misbehaving(await order(crowded), `number ${index}`))
        await post(await order(other))
        const { claimPackage } = await import('../src/features/arrivals/packages/claim-package.ts')
        const taken = []
        for (
          let row = await claimPackage(ctx(), 'light', false);
          row !== undefined;
          row = await claimPackage(ctx(), 'light', false)
        )
          taken.push(row.request_id)
        expect(taken).toEqual([crowded.id, other.id, crowded.id, crowded.id, crowded.id])
        await bff.restart()
        clerk = await bff.signIn()
        await settled(crowded.id)
      })
    })

  describe('the owner of a package', () => {
    it('metadata that name another request of ours: the copy belongs to that one, and the request it was posted under still waits', async () => {
      const [owner, other] = [await ask(), await ask()]
      control().change({ requestIdInMetadata: true })
      const delivery = await order(owner)
      await post({ ...delivery, headers: headersFor(other.id, delivery.headers) })
      await comesTo(owner.id, 'arrived')
      expect((await clerk.get(`/api/document-requests/${other.id}`)).body).toMatchObject({
        state: 'waiting',
        copies: [],
      })
      expect((await clerk.get(`/api/document-requests/${owner.id}`)).body.copies).toHaveLength(1)
      // Its own delivery arrives too: nothing is stored twice. The other's own delivery is accepted normally.
      await post(delivery)
      await settled(owner.id)
      expect((await clerk.get(`/api/document-requests/${owner.id}`)).body.copies).toHaveLength(1)
      await post(await order(other))
      await comesTo(other.id, 'arrived')
    })

    it.each(['cancelled', 'quarantined'])('posted under a request that is %s: it stays so', async (state) => {
      const [owner, other] = [await ask(), await ask()]
      if (state === 'cancelled') await clerk.post(`/api/document-requests/${other.id}/cancellation`)
      else await post(await order(other, { fault: { forge: true } }))
      await comesTo(other.id, state)
      const before = (await clerk.get(`/api/document-requests/${other.id}`)).body
      control().change({ requestIdInMetadata: true })
      const delivery = await order(owner)
      await post({ ...delivery, headers: headersFor(other.id, delivery.headers) })
      await comesTo(owner.id, 'arrived')
      expect((await clerk.get(`/api/document-requests/${other.id}`)).body).toEqual({
        ...before,
        changedAt: expect.any(String) as unknown,
      })
    })

    it('the same bytes under both ids, of which the owner’s was set aside: they still reach the owner', async () => {
      const [owner, other] = [await ask(), await ask()]
      control().change({ requestIdInMetadata: true })
      const delivery = await order(owner)
      await bff.server.packages.stop()
      await post(delivery)
      await ctx()
        .db.updateTable('document_packages')
        .set({
          state: 'quarantined',
          reason: 'too-costly',
          settled_at: new Date().toISOString(),
          judged_under: await judgedUnder(ctx(), { source: 'callback-by-code', policy: 'diia-seal' }),
        })
        .where('request_id', '=', owner.id)
        .execute()
      await post({ ...delivery, headers: headersFor(other.id, delivery.headers) })
      await bff.restart()
      clerk = await bff.signIn()
      await comesTo(owner.id, 'arrived')
      await settled(other.id)
      expect((await clerk.get(`/api/document-requests/${owner.id}`)).body.copies).toHaveLength(1)
      expect((await clerk.get(`/api/document-requests/${other.id}`)).body.copies).toEqual([])
    })

    it('a document that was received before beside a new one: the new one is kept', async () => {
      const request = await ask()
      const both = partsOf(await order(request, { types: ['internal-passport', 'taxpayer-card'] }))
      const alone = partsOf(await order(request))
      await post(both.of(both.named('internal-passport'), alone.named('encodeData')))
      await comesTo(request.id, 'arrived')
      await post(both.of(both.named('internal-passport'), both.named('taxpayer-card'), both.named('encodeData')))
      await settled(request.id)
      const { copies } = (await clerk.get(`/api/document-requests/${request.id}`)).body as {
        copies: { type: string }[]
      }
      expect(copies.map(({ type }) => type)).toEqual(['internal-passport', 'taxpayer-card'])
      // The same again adds nothing.
      await post(
        both.of(
          both.named('taxpayer-card'),
          both.named('internal-passport'),
          both.named('encodeData'),
          '\r\nContent-Disposition: form-data; name="note"\r\n\r\nagain\r\n',
        ),
      )
      await settled(request.id)
      expect((await packagesOf(request.id)).map(({ state }) => state)).toEqual(['released', 'released', 'duplicate'])
    })

    it('metadata that name no request of ours: set aside, and no copy of anybody', async () => {
      const request = await ask()
      control().change({ requestIdInMetadata: true })
      const delivery = await order({ id: '00000000-0000-4000-8000-000000000000', barcode: request.barcode })
      await post({ ...delivery, headers: headersFor(request.id, delivery.headers) })
      await comesTo(request.id, 'quarantined')
      expect((await clerk.get(`/api/document-requests/${request.id}`)).body).toMatchObject({
        quarantineReason: 'wrong-request',
        copies: [],
      })
    })

    it('no request named, but the number of another request: it belongs to that one, although a QR code would accept it', async () => {
      const [owner, byQr] = [await ask(), await ask('qrcode')]
      const delivery = await order(owner)
      await post({ ...delivery, headers: headersFor(byQr.id, delivery.headers) })
      await comesTo(owner.id, 'arrived')
      expect((await clerk.get(`/api/document-requests/${byQr.id}`)).body).toMatchObject({
        state: 'waiting',
        copies: [],
      })
    })
  })

  describe('a second look', () => {
    it('our clock six minutes off is measured and corrected for', async () => {
      offsetMs = 6 * 60_000
      clerk = await bff.signIn()
      for (let count = 0; count < 3; count++) await ctx().diia.checkConnection()
      expect(ctx().clock).toMatchObject({ wrong: true })
      const request = await ask()
      await post(await order(request))
      await comesTo(request.id, 'arrived')
      const { body } = await administrator().then((person) => person.get('/api/system-health'))
      expect(body.clock.wrong).toBe(true)
      expect(Math.abs(body.clock.offsetSeconds + 360)).toBeLessThan(10)
      expect(await fetch(`${bff.server.url}/health/ready`).then((answer) => answer.json())).toMatchObject({
        clock: 'wrong',
      })
    })

    it('a package that was stale by an unmeasured clock is released when the same delivery comes again', async () => {
      offsetMs = 6 * 60_000
      clerk = await bff.signIn()
      const toDiia = ctx().clock.toDiia.bind(ctx().clock)
      ctx().clock.toDiia = (ours) => ours
      const request = await ask()
      const delivery = await order(request)
      await post(delivery)
      await comesTo(request.id, 'quarantined')
      expect((await packageOf(request.id)).reason).toBe('stale')
      ctx().clock.toDiia = toDiia
      expect(await (await post(delivery)).json()).toEqual({ success: true })
      await comesTo(request.id, 'arrived')
      expect(await packagesOf(request.id)).toHaveLength(1)
    })

    it('and is looked at again automatically once the clock is known', async () => {
      const request = await ask()
      const delivery = await order(request, { fault: { signedAt: new Date(Date.now() - 20 * 60_000) } })
      await post(delivery)
      await comesTo(request.id, 'quarantined')
      await ctx()
        .db.updateTable('document_requests')
        .set({ clock_offset_seconds: -20 * 60 })
        .where('id', '=', request.id)
        .execute()
      for (let count = 0; count < 3; count++) ctx().clock.observe(new Date(Date.now() - 20 * 60_000))
      await comesTo(request.id, 'arrived')
    })

    it('by hand: only by the administrator, and a wrong package stays wrong', async () => {
      const request = await ask()
      await post(await order(request, { fault: { forge: true } }))
      await comesTo(request.id, 'quarantined')
      const { id } = await packageOf(request.id)
      expect((await clerk.post(`/api/document-packages/${id}/re-examination`)).status).toBe(403)
      const person = await administrator()
      expect((await person.get('/api/system-health')).body.setAside.items[0]).toMatchObject({
        id,
        requestId: request.id,
        reason: 'untrusted-signer',
        way: 'barcode',
        window: '3',
        mayPass: true,
        beingLookedAt: false,
      })
      expect((await person.post(`/api/document-packages/${id}/re-examination`)).status).toBe(202)
      await settled(request.id)
      expect(await packageOf(request.id)).toMatchObject({ state: 'quarantined', reason: 'untrusted-signer', looks: 1 })
      expect((await person.post('/api/document-packages/none/re-examination')).status).toBe(404)
    })

    it('at a start under another program or other keys: automatically, once', async () => {
      const request = await ask()
      const delivery = await order(request)
      await bff.server.packages.stop()
      await post(delivery)
      await ctx()
        .db.updateTable('document_packages')
        .set({
          state: 'quarantined',
          reason: 'unreadable',
          detail: 'gave-up',
          judged_under: null,
          settled_at: new Date().toISOString(),
        })
        .where('request_id', '=', request.id)
        .execute()
      await ctx()
        .db.updateTable('document_requests')
        .set({ state: 'quarantined', quarantine_reason: 'unreadable' })
        .where('id', '=', request.id)
        .execute()
      await bff.restart()
      clerk = await bff.signIn()
      await comesTo(request.id, 'arrived')
      const forged = await ask()
      await post(await order(forged, { fault: { forge: true } }))
      await comesTo(forged.id, 'quarantined')
      await bff.restart()
      clerk = await bff.signIn()
      expect((await packageOf(forged.id)).looks).toBe(0)
    })
  })

  describe('what is reported', () => {
    it('a disk that cannot be written: not ready, and shown on the screen; then ready again', async () => {
      ctx().disk.recordTrouble('disk-read-only')
      const look = ctx().disk.look.bind(ctx().disk)
      ctx().disk.look = () => Promise.resolve({ state: 'read-only' })
      const answer = await fetch(`${bff.server.url}/health/ready`)
      expect([answer.status, ((await answer.json()) as { detail: string }).detail]).toEqual([503, 'disk read-only'])
      expect((await administrator().then((person) => person.get('/api/system-health'))).body.disk.state).toBe(
        'read-only',
      )
      ctx().disk.look = look
      await eventually(async () => ((await fetch(`${bff.server.url}/health/ready`)).status === 200 ? true : undefined))
    })

    it('waiting packages: how many, since when, why', async () => {
      const request = await ask()
      const put = ctx().blobs.put.bind(ctx().blobs)
      ctx().blobs.put = () => Promise.reject(errorWith('ENOSPC'))
      await post(await order(request))
      await eventually(async () => ((await packageOf(request.id)).waits > 0 ? true : undefined))
      await ctx()
        .db.updateTable('document_packages')
        .set({ received_at: new Date(Date.now() - 120_000).toISOString() })
        .where('request_id', '=', request.id)
        .execute()
      const { body } = await administrator().then((person) => person.get('/api/system-health'))
      expect(body.queue).toMatchObject({ waiting: 1, late: true, troubles: [{ trouble: 'disk-full', packages: 1 }] })
      expect(await fetch(`${bff.server.url}/health/ready`).then((answer) => answer.json())).toMatchObject({
        queue: 'late',
      })
      ctx().blobs.put = put
      await hurried(request.id, async () => (await stateOf(request.id)) === 'arrived')
    })
  })
})
