// What becomes of packages when something is wrong with us, with them, or with whose they are.
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { databases } from './databases.ts'
import type { StartedDatabase } from './databases.ts'
import { eventually, startStand } from './stand.ts'
import type { Client, Stand } from './stand.ts'

const errorWith = (code: string) => Object.assign(new Error('of the test'), { code })

describe.each(databases)('packages on $name', ({ start }) => {
  let database: StartedDatabase
  let stand: Stand
  let clerk: Client
  beforeAll(async () => {
    database = await start()
    stand = await startStand({
      environment: { ...database.environment, PACKAGE_LIGHT_SECONDS: '0.3', PACKAGE_LIMIT_SECONDS: '1.5', PACKAGE_MEMORY_MB: '128' },
      workerProgram: new URL('./misbehaving-worker.ts', import.meta.url),
    })
  }, 60_000)
  afterAll(async () => {
    await stand?.close()
    await database?.stop()
  })
  beforeEach(async () => {
    stand.resetSimulator()
    clerk = await stand.signIn()
  })

  const control = () => stand.simulator.control
  const ctx = () => stand.server.ctx
  const post = ({ headers, body }: { headers: Record<string, string>; body: Uint8Array }) => fetch(stand.callbackUrl, { method: 'POST', headers, body: Buffer.from(body) })
  const packagesOf = (id: string) => ctx().db.selectFrom('document_packages').selectAll().where('request_id', '=', id).orderBy('received_at').execute()
  const packageOf = async (id: string) => (await packagesOf(id))[0] as Awaited<ReturnType<typeof packagesOf>>[number]
  const stateOf = async (id: string) => (await clerk.get(`/api/document-requests/${id}`)).body.state as string
  const comesTo = (id: string, state: string, milliseconds = 20_000) => eventually(async () => ((await stateOf(id)) === state ? true : undefined), milliseconds)
  const settled = (id: string) => eventually(async () => ((await packagesOf(id)).every(({ state }) => state !== 'stored' && state !== 'unwrapping') ? true : undefined), 30_000)
  const endPauses = (id: string) => ctx().db.updateTable('document_packages').set({ claimed_until: null }).where('request_id', '=', id).where('state', '=', 'stored').execute().then(() => ctx().bus.wake('packages'))
  /** The clock of the desk's administrator, who hurries what waits. */
  const hurried = async (id: string, done: () => Promise<boolean>) => eventually(async () => {
    if (await done()) return true
    await endPauses(id)
    return undefined
  }, 30_000)

  async function ask(by: 'barcode' | 'qrcode' = 'barcode') {
    const code = control().issueCode({ citizenId: 'oleksandra', type: 'internal-passport' })
    const { body } = await clerk.post('/api/document-requests', { [by]: by === 'barcode' ? code.barcode : code.link, input: 'camera' })
    expect(body.state).toBe('waiting')
    return { id: body.id as string, barcode: code.barcode }
  }
  async function order({ id, barcode }: { id: string; barcode: string }, more: Partial<Parameters<ReturnType<typeof control>['makePackage']>[0]> = {}) {
    return await control().makePackage({ citizenId: 'oleksandra', types: ['internal-passport'], requestId: id, barcode, ...more })
  }
  /** The delivery with one text part more, by which the worker of this test misbehaves. */
  function misbehaving({ headers, body }: { headers: Record<string, string>; body: Uint8Array }, how: string) {
    const boundary = /boundary=("?)([^";]+)\1/.exec(Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '')?.[2] ?? ''
    const part = Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="misbehave"\r\n\r\n${how}\r\n`)
    const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-length'))
    return { headers: kept, body: Buffer.concat([part, Buffer.from(body)]) }
  }
  describe('trouble of ours is no verdict', () => {
    it.each(['ENOSPC', 'what nobody knows'])('%s for as many tries as you like, and then the copy', async (code) => {
      const request = await ask()
      const put = ctx().blobs.put.bind(ctx().blobs)
      ctx().blobs.put = () => Promise.reject(errorWith(code))
      expect((await post(await order(request))).status).toBe(200)
      await hurried(request.id, async () => (await packageOf(request.id)).waits >= 8)
      const waiting = await packageOf(request.id)
      expect(waiting).toMatchObject({ reason: null, costly_tries: 0, trouble: code === 'ENOSPC' ? 'disk-full' : 'unknown' })
      expect(await stateOf(request.id)).toBe('checking')
      ctx().blobs.put = put
      await hurried(request.id, async () => (await stateOf(request.id)) === 'arrived')
      expect(await packageOf(request.id)).toMatchObject({ state: 'released', waits: 0, trouble: null })
    })

    it('pauses grow and are kept over a restart', async () => {
      const request = await ask()
      const put = ctx().blobs.put.bind(ctx().blobs)
      ctx().blobs.put = () => Promise.reject(errorWith('EIO'))
      await post(await order(request))
      await hurried(request.id, async () => (await packageOf(request.id)).waits === 5)
      ctx().blobs.put = put
      await stand.restart()
      clerk = await stand.signIn()
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
      await stand.server.packages.stop()
      const run = commits.run.bind(commits)
      commits.run = async (work) => {
        const result = await run(work)
        commits.run = run
        void result
        throw new Error('Connection terminated unexpectedly')
      }
      expect((await post(delivery)).status).toBe(500)
      const again = await post(delivery)
      expect([again.status, await again.json()]).toEqual([200, { success: true }])
      await stand.restart()
      clerk = await stand.signIn()
      await comesTo(request.id, 'arrived')
    })

    it('a file that our disk lost is told and waits; the same delivery again heals it', async () => {
      const request = await ask()
      const delivery = await order(request)
      await stand.server.packages.stop()
      await post(delivery)
      const { blob_id } = await packageOf(request.id)
      const path = join(stand.folder, 'desk', 'blobs', (blob_id as string).slice(0, 2), blob_id as string)
      await writeFile(path, 'torn by the disk, and long enough to be taken for more than a tag')
      await stand.restart()
      clerk = await stand.signIn()
      await eventually(async () => ((await packageOf(request.id)).trouble === 'file-damaged' ? true : undefined))
      await rm(path)
      await hurried(request.id, async () => (await packageOf(request.id)).trouble === 'file-missing')
      expect((await packageOf(request.id)).reason).toBeNull()
      expect((await post(delivery)).status).toBe(200)
      await comesTo(request.id, 'arrived')
      expect(await packagesOf(request.id)).toHaveLength(1)
    })
  })

  describe('a package that costs too much', () => {
    it.each(['never ends', 'grows', 'ends the worker'])('%s: set aside whole after three tries, while another passes, and released when looked at again', async (how) => {
      const [costly, honest] = [await ask(), await ask()]
      expect((await post(misbehaving(await order(costly), how))).status).toBe(200)
      await eventually(async () => ((await packageOf(costly.id)).attempts > 0 ? true : undefined))
      await post(await order(honest))
      await comesTo(honest.id, 'arrived')
      await hurried(costly.id, async () => (await packageOf(costly.id)).state === 'quarantined')
      const row = await packageOf(costly.id)
      expect(row).toMatchObject({ reason: 'too-costly', costly_tries: 2 })
      expect((await clerk.get(`/api/document-requests/${costly.id}`)).body).toMatchObject({ state: 'quarantined', quarantineReason: 'too-costly' })
      expect(await ctx().db.selectFrom('blobs').select('id').where('id', '=', row.blob_id).executeTakeFirst()).toBeDefined()
    })

    it('over which the program itself stumbles is kept for a newer one', async () => {
      const request = await ask()
      await post(misbehaving(await order(request), 'throws'))
      await hurried(request.id, async () => (await packageOf(request.id)).state === 'quarantined')
      expect(await packageOf(request.id)).toMatchObject({ reason: 'unsupported', detail: 'threw/TypeError' })
    })

    it('is not condemned while the machine cannot do a known job either', async () => {
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

    it('a small honest one passes while slow ones are still worked off', async () => {
      const slow = []
      for (let index = 0; index < 6; index++) slow.push(await ask())
      const honest = await ask()
      for (const request of slow) await post(misbehaving(await order(request), 'takes a second'))
      await post(await order(honest))
      await comesTo(honest.id, 'arrived')
      const states = await Promise.all(slow.map(({ id }) => stateOf(id)))
      expect(states.filter((state) => state === 'checking').length).toBeGreaterThanOrEqual(3)
      for (const { id } of slow) await comesTo(id, 'arrived')
    })

    it('many under one request wait behind the first of another', async () => {
      const [crowded, other] = [await ask(), await ask()]
      await stand.server.packages.stop()
      await ctx().db.updateTable('document_packages').set({ looks: 1 }).where('state', '=', 'stored').execute()
      for (let index = 0; index < 4; index++) await post(misbehaving(await order(crowded), `number ${index}`))
      await post(await order(other))
      const { claimPackage } = await import('../src/features/document-packages/claim-package.ts')
      const taken = []
      for (let row = await claimPackage(ctx(), 'light', false); row !== undefined; row = await claimPackage(ctx(), 'light', false)) taken.push(row.request_id)
      expect(taken).toEqual([crowded.id, other.id, crowded.id, crowded.id, crowded.id])
      await stand.restart()
      clerk = await stand.signIn()
      await settled(crowded.id)
    })
  })
})
