// The export over HTTP, on both databases: who has access, which days, which pages.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PullPosition } from '../src/features/state/export/cursor.ts'
import { issueCredential, revokeCredential } from '../src/features/state/export/keep-credentials.ts'
import { readPage } from '../src/features/state/export/read-page.ts'
import { startPull } from '../src/features/state/export/start-pull.ts'
import { change, open } from './appeal-work.ts'
import type { Written } from './appeal-work.ts'
import { databases } from './databases.ts'
import { basic, get, pull } from './erepository.ts'
import { eventually, startTestServer } from './test-server.ts'
import type { TestServer } from './test-server.ts'

const login = 'erepository'
const password = 'pa$$word'

describe.each(databases)('the export on $name', (database) => {
  let bff: TestServer
  let stop: () => Promise<void>
  let base: string
  let now: Date | undefined
  const ask = (query: string, headers: Record<string, string> = { authorization: basic(login, password) }) =>
    get(base + query, headers)
  const errorOf = (answer: { body: Buffer }) =>
    (JSON.parse(answer.body.toString()) as { success: boolean; error: { code: string } }).error.code
  const ids = (pages: { items: Record<string, unknown>[] }[]) => pages.flatMap(({ items }) => items.map(({ id }) => id))

  beforeAll(async () => {
    const running = await database.start()
    stop = () => running.stop()
    bff = await startTestServer({
      environment: { ...running.environment, EXPORT_PAGE_SIZE: '10', EXPORT_PUBLIC_URL: 'http://127.0.0.1:1/appeals/' },
      overrides: { now: () => now ?? new Date() },
    })
    base = `${bff.server.url}/appeals/`
    // The port is known only now.
    bff.server.ctx.config.export.publicUrl = base
  }, 60_000)
  afterAll(async () => {
    await bff?.close()
    await stop?.()
  })
  beforeEach(async () => {
    now = undefined
    const { db, stateExport } = bff.server.ctx
    await stateExport.pulls.close()
    for (const table of ['appeal_days', 'appeal_events', 'appeals', 'export_pulls', 'export_credentials'] as const)
      await db.deleteFrom(table).execute()
    await issueCredential(bff.server.ctx, null, { login, password })
  })

  it('accepts the state’s own example of a header', async () => {
    const answer = await ask('?start_date=2026-11-01&end_date=2026-11-10', {
      authorization: 'Basic ZXJlcG9zaXRvcnk6cGEkJHdvcmQ=',
    })
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.body.toString())).toEqual({ success: true, next_page: null, data: [] })
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'x-content-type-options': 'nosniff',
    })
  })

  it('answers with no slash at the end, one or several, without a redirect, to GET and HEAD only', async () => {
    const query = '?start_date=2026-11-01&end_date=2026-11-10'
    for (const url of [base + query, base.slice(0, -1) + query, `${base}/${query}`, `${base}//${query}`])
      expect((await get(url, { authorization: basic(login, password) })).status).toBe(200)
    const head = await fetch(base + query, { method: 'HEAD', headers: { authorization: basic(login, password) } })
    expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([
      200,
      expect.stringMatching(/^W\/"/),
      '',
    ])
    const post = await fetch(base + query, { method: 'POST', headers: { authorization: basic(login, password) } })
    expect([post.status, post.headers.get('allow'), await post.json()]).toEqual([
      405,
      'GET, HEAD',
      { success: false, error: { code: 'method_not_allowed', message: 'Use GET' } },
    ])
  })

  it('refuses every other password, says how to authenticate, and accepts any characters', async () => {
    const query = '?start_date=2026-11-01&end_date=2026-11-10'
    await issueCredential(bff.server.ctx, null, { login: 'єРепозиторій', password: 'па:роль: “ї” 🔑' })
    await expect(issueCredential(bff.server.ctx, null, { login: 'third' })).rejects.toThrow()
    expect((await ask(query, { authorization: basic('єРепозиторій', 'па:роль: “ї” 🔑') })).status).toBe(200)
    for (const authorization of [
      basic(login, 'pa$$wort'),
      basic('Erepository', password),
      basic(login, ''),
      'Basic',
      'Basic ====',
      `Bearer ${password}`,
      'Basic ZXJlcG9zaXRvcnk=',
    ]) {
      const answer = await ask(query, { authorization })
      expect([answer.status, errorOf(answer)]).toEqual([401, 'unauthorized'])
      expect(answer.headers['www-authenticate']).toBe('Basic realm="diia-desk export", charset="UTF-8"')
    }
    expect((await ask(query, {})).status).toBe(401)
  })

  it('accepts every notation of Basic: small and capital letters, more spaces, no padding', async () => {
    const token = Buffer.from(`${login}:${password}`).toString('base64')
    expect(token).toMatch(/=$/)
    for (const authorization of [
      `basic ${token}`,
      `BASIC ${token}`,
      `Basic   ${token}`,
      `Basic ${token.replace(/=+$/, '')}`,
      `Basic ${token} `,
    ]) {
      expect([
        authorization,
        (await ask('?start_date=2026-11-01&end_date=2026-11-10', { authorization })).status,
      ]).toEqual([authorization, 200])
    }
  })

  it('ends with a last page that is exactly full, without an empty one after it', async () => {
    for (let index = 0; index < 20; index++)
      await open(bff.server.ctx, `2026-11-01T08:${String(index).padStart(2, '0')}:00Z`)
    expect(
      (await pull(base, '2026-11-01', '2026-11-01', { login, password })).map(({ items }) => items.length),
    ).toEqual([10, 10])
  })

  it('accepts Latin-1 from clients that send it', async () => {
    await issueCredential(bff.server.ctx, null, { login: 'latin', password: 'pässwörd' })
    expect(
      (
        await ask('?start_date=2026-11-01&end_date=2026-11-10', {
          authorization: `Basic ${Buffer.from('latin:pässwörd', 'latin1').toString('base64')}`,
        })
      ).status,
    ).toBe(200)
  })

  it('is not open to sessions of staff, and its password gives access to nothing else', async () => {
    const manager = await bff.signIn('y.honcharenko')
    expect((await manager.get('/appeals/?start_date=2026-11-01&end_date=2026-11-10')).status).toBe(401)
    for (const path of ['/api/session', '/api/appeals', '/api/monitoring/state', '/api/document-copies']) {
      expect((await bff.client().get(path, { authorization: basic(login, password) })).status).not.toBe(200)
    }
  })

  it.each([
    ['no dates', ''],
    ['no end', '?start_date=2026-11-01'],
    ['an empty one', '?start_date=2026-11-01&end_date='],
    ['reversed', '?start_date=2026-11-02&end_date=2026-11-01'],
    ['no such day', '?start_date=2026-02-29&end_date=2026-03-01'],
    ['no such month', '?start_date=2026-13-01&end_date=2026-13-02'],
    ['another order', '?start_date=01-11-2026&end_date=02-11-2026'],
    ['a time', '?start_date=2026-11-01T00:00:00Z&end_date=2026-11-02'],
    ['repeated', '?start_date=2026-11-01&start_date=2026-11-02&end_date=2026-11-03'],
    ['no date at all', '?start_date=yesterday&end_date=today'],
    ['far away', '?start_date=+012026-11-01&end_date=2026-11-02'],
    ['an object', '?start_date[a]=2026-11-01&end_date=2026-11-02'],
  ])('calls dates a bad range: %s', async (_, query) => {
    const answer = await ask(query)
    expect([answer.status, errorOf(answer)]).toEqual([400, 'bad_range'])
  })

  it('handles leap days, single days, and the limits of time', async () => {
    await open(bff.server.ctx, '2028-02-29T10:00:00Z')
    expect(ids(await pull(base, '2028-02-29', '2028-02-29', { login, password }))).toHaveLength(1)
    expect(ids(await pull(base, '2028-02-28', '2028-02-28', { login, password }))).toHaveLength(0)
    expect(ids(await pull(base, '0001-01-01', '9999-12-31', { login, password }))).toHaveLength(1)
  })

  it.each([
    ['midnight in winter', '2026-11-05T21:59:59.999Z', '2026-11-05T22:00:00.000Z', '2026-11-05'],
    ['midnight in summer', '2026-07-05T20:59:59.999Z', '2026-07-05T21:00:00.000Z', '2026-07-05'],
    ['the day clocks go forward', '2026-03-29T20:59:59.999Z', '2026-03-29T21:00:00.000Z', '2026-03-29'],
    ['the day before clocks go forward', '2026-03-28T21:59:59.999Z', '2026-03-28T22:00:00.000Z', '2026-03-28'],
    ['the day clocks go back', '2026-10-25T21:59:59.999Z', '2026-10-25T22:00:00.000Z', '2026-10-25'],
    ['the day before clocks go back', '2026-10-24T20:59:59.999Z', '2026-10-24T21:00:00.000Z', '2026-10-24'],
    ['the end of a year', '2026-12-31T21:59:59.999Z', '2026-12-31T22:00:00.000Z', '2026-12-31'],
  ])('parts days at midnight in Kyiv: %s', async (_, last, first, day) => {
    const [before, after] = [await open(bff.server.ctx, last), await open(bff.server.ctx, first)]
    const next = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
    expect(ids(await pull(base, day, day, { login, password }))).toEqual([before.id])
    expect(ids(await pull(base, next, next, { login, password }))).toEqual([after.id])
  })

  it('contains an appeal of November that was provided in December in both periods, once each', async () => {
    const appeal = await open(bff.server.ctx, '2019-11-01T07:12:00Z')
    await change(bff.server.ctx, appeal, '2019-12-05T12:03:00Z', 'completed', {
      status: 'completed',
      result_at: '2019-12-05T12:03:00.000Z',
    })
    await change(bff.server.ctx, appeal, '2019-12-20T12:03:00Z', 'rated', { rating: 9 })
    for (const [from, to] of [
      ['2019-12-01', '2019-12-10'],
      ['2019-11-01', '2019-11-30'],
      ['2019-11-01', '2019-12-31'],
      ['2019-12-20', '2019-12-20'],
    ] as const) {
      const [record, ...more] = (await pull(base, from, to, { login, password })).flatMap(({ items }) => items)
      expect(more).toEqual([])
      expect(record).toMatchObject({
        id: appeal.id,
        service_code: '00034',
        asc_code: '1234',
        registered_at: '2019-11-01T09:12:00+02:00',
        status: 'completed',
        result_at: '2019-12-05T14:03:00+02:00',
        issued_at: null,
        channel: 'front_office',
        rating: 9,
        is_test: false,
      })
    }
    expect(await pull(base, '2019-12-11', '2019-12-19', { login, password }).then(ids)).toEqual([])
  })

  it('has absolute links to pages that can be requested again and stay byte for byte the same, whatever changes meanwhile', async () => {
    const { ctx } = bff.server
    const written: Written[] = []
    for (let index = 0; index < 35; index++)
      written.push(await open(ctx, new Date(Date.UTC(2026, 10, 1 + (index % 7), 8, index))))
    let late = 0
    const pages = await pull(base, '2026-11-01', '2026-11-30', {
      login,
      password,
      between: async () => {
        for (const appeal of written.slice(late * 8, late * 8 + 12))
          await change(ctx, appeal, `2026-11-2${late}T10:00:00Z`, 'corrected', {
            fee: `${late}.00`,
            registered_at: '2026-10-31T10:00:00.000Z',
          })
        await open(ctx, `2026-11-0${1 + late}T10:00:00Z`)
        late++
      },
    })
    expect(pages.map(({ items }) => items.length)).toEqual([10, 10, 10, 5])
    expect(new Set(ids(pages))).toEqual(new Set(written.map(({ id }) => id)))
    expect(pages.flatMap(({ items }) => items).every(({ fee_amount: fee }) => fee === null)).toBe(true)
    for (const { url, text } of pages.slice(1)) {
      expect(url.startsWith(`${base}?start_date=2026-11-01&end_date=2026-11-30&cursor=`)).toBe(true)
      expect((await get(url, { authorization: basic(login, password) })).body.toString()).toBe(text)
    }
    expect(new Set(ids(await pull(base, '2026-11-01', '2026-11-30', { login, password, gzip: true }))).size).toBe(39)
  })

  it('skips test records, leaves out records without a required value, and does not end a page early because of them', async () => {
    const { ctx } = bff.server
    for (let index = 0; index < 40; index++)
      await open(
        ctx,
        `2026-11-01T08:${String(index).padStart(2, '0')}:00Z`,
        index % 4 === 0 ? { is_test: 1 } : index % 4 === 1 ? { service_code: null } : {},
      )
    const pages = await pull(base, '2026-11-01', '2026-11-01', { login, password })
    expect(pages.map(({ items }) => items.length)).toEqual([10, 10])
    const row = await eventually(async () =>
      ctx.db.selectFrom('export_pulls').selectAll().where('state', '=', 'complete').executeTakeFirst(),
    )
    expect(row).toMatchObject({
      kind: 'state',
      pages: 2,
      records: 20,
      omitted: 10,
      from_day: '2026-11-01',
      to_day: '2026-11-01',
      status: 200,
      reason: null,
    })
  })

  it('ends a page with few records at the same position each time', async () => {
    const { ctx } = bff.server
    const at = '2026-11-01T08:00:00Z'
    // After the first page: three records, then more tests than a page reads through, then one record.
    for (let index = 0; index < 13; index++) await open(ctx, at)
    const { seq: __, ...like } = await ctx.db.selectFrom('appeals').selectAll().orderBy('seq').executeTakeFirstOrThrow()
    for (let group = 0; group < 32; group++) {
      const tests = Array.from({ length: 100 }, (_, index) => ({
        ...like,
        id: `test-${group}-${index}`,
        number: `test-${group}-${index}`,
        is_test: 1,
      }))
      const added = await ctx.db.insertInto('appeals').values(tests).returning('seq').execute()
      await ctx.db
        .insertInto('appeal_days')
        .values(added.map(({ seq }) => ({ appeal: seq, day: '2026-11-01', first_seq: like.version })))
        .execute()
    }
    await open(ctx, at)
    const first = await readPage(ctx, await startPull(ctx, { from: '2026-11-01', to: '2026-11-01' }))
    const second = await readPage(ctx, first.next as PullPosition)
    expect(await readPage(ctx, first.next as PullPosition)).toEqual(second)
    expect([first.records.length, second.records.length, second.next !== undefined]).toEqual([10, 3, true])
    expect(
      (await pull(base, '2026-11-01', '2026-11-01', { login, password })).map(({ items }) => items.length),
    ).toEqual([10, 3, 1])
  })

  it('refuses cursors that are forged, incomplete, of another period, or of another profile', async () => {
    const { ctx } = bff.server
    for (let index = 0; index < 15; index++) await open(ctx, '2026-11-01T08:00:00Z')
    const answer = await ask('?start_date=2026-11-01&end_date=2026-11-02')
    const next = new URL((JSON.parse(answer.body.toString()) as { next_page: string }).next_page)
    const cursor = next.searchParams.get('cursor') as string
    const [content, seal] = cursor.split('.') as [string, string]
    const spoilt = Buffer.from(
      Buffer.from(content, 'base64url').toString().replace('2026-11-02', '2026-12-02'),
    ).toString('base64url')
    for (const wrong of [
      '',
      'x',
      '.',
      content,
      `${content}.`,
      `${content}.${'0'.repeat(64)}`,
      `${spoilt}.${seal}`,
      `${content}.${seal}.${seal}`,
      `${content}x.${seal}`,
      cursor.slice(0, -1),
    ]) {
      const refused = await ask(`?start_date=2026-11-01&end_date=2026-11-02&cursor=${encodeURIComponent(wrong)}`)
      expect([wrong, refused.status, errorOf(refused)]).toEqual([wrong, 400, 'bad_cursor'])
    }
    for (const period of ['start_date=2026-11-01&end_date=2026-11-03', 'start_date=2026-10-31&end_date=2026-11-02'])
      expect(errorOf(await ask(`?${period}&cursor=${cursor}`))).toBe('bad_cursor')
    expect(errorOf(await ask(`?start_date=2026-11-01&end_date=2026-11-02&cursor=${cursor}&cursor=${cursor}`))).toBe(
      'bad_cursor',
    )
    const { profile } = ctx.stateExport
    ctx.stateExport.profile = { ...profile, fingerprint: 'another' }
    expect(errorOf(await ask(next.search))).toBe('bad_cursor')
    ctx.stateExport.profile = profile
    expect((await ask(next.search)).status).toBe(200)
  })

  it('stops between two pages when the credential is revoked, by whatever process', async () => {
    const { ctx } = bff.server
    for (let index = 0; index < 25; index++) await open(ctx, '2026-11-01T08:00:00Z')
    const { id } = await ctx.db.selectFrom('export_credentials').select('id').executeTakeFirstOrThrow()
    await expect(
      pull(base, '2026-11-01', '2026-11-01', { login, password, between: () => revokeCredential(ctx, id) }),
    ).rejects.toThrow(/^401 for page 2/)
  })

  it('says "not modified" as long as nothing is recorded', async () => {
    const { ctx } = bff.server
    for (let index = 0; index < 15; index++) await open(ctx, '2026-11-01T08:00:00Z')
    const query = '?start_date=2026-11-01&end_date=2026-11-01'
    const first = await ask(query)
    const again = (url: string, etag: string) =>
      get(url, { authorization: basic(login, password), 'if-none-match': etag })
    expect([
      (await again(base + query, first.headers.etag as string)).status,
      (await again(base + query, 'W/"other"')).status,
    ]).toEqual([304, 200])
    const nextUrl = (JSON.parse(first.body.toString()) as { next_page: string }).next_page
    const second = await get(nextUrl, { authorization: basic(login, password) })
    await open(ctx, '2026-11-01T09:00:00Z')
    expect((await again(base + query, first.headers.etag as string)).status).toBe(200)
    expect((await again(nextUrl, second.headers.etag as string)).status).toBe(304)
  })

  it('tells a receiver to begin again when another release signed its link', async () => {
    const { keys } = bff.server.ctx
    const content = Buffer.from(JSON.stringify(['profile', 'pull', 1, '2026-11-01', '2026-11-01'])).toString(
      'base64url',
    )
    const answer = await ask(
      `?start_date=2026-11-01&end_date=2026-11-01&cursor=${content}.${keys.hash('export-cursor', content)}`,
    )
    expect([answer.status, errorOf(answer)]).toEqual([400, 'bad_cursor'])
  })

  it('logs a pull that brought nothing new: the state was here', async () => {
    const { ctx } = bff.server
    for (let index = 0; index < 15; index++) await open(ctx, '2026-11-01T08:00:00Z')
    for (let index = 0; index < 3; index++) await open(ctx, '2026-11-03T08:00:00Z')
    const headers = { authorization: basic(login, password) }
    const ends = async () => {
      await ctx.stateExport.pulls.close()
      return await ctx.db
        .selectFrom('export_pulls')
        .select(['state', 'status', 'pages', 'records'])
        .orderBy('started_at')
        .orderBy('pages')
        .execute()
    }
    const one = '?start_date=2026-11-03&end_date=2026-11-03'
    const {
      headers: { etag },
    } = await get(base + one, headers)
    expect((await get(base + one, { ...headers, 'if-none-match': etag as string })).status).toBe(304)
    expect(await ends()).toEqual([
      { state: 'complete', status: 200, pages: 1, records: 3 },
      { state: 'complete', status: 304, pages: 1, records: 3 },
    ])

    // A first page that has a next one says nothing about the whole pull, and HEAD is not a pull.
    const two = '?start_date=2026-11-01&end_date=2026-11-01'
    const first = await get(base + two, headers)
    const tagged = { ...headers, 'if-none-match': first.headers.etag as string }
    expect((await get(base + two, tagged)).status).toBe(304)
    expect((await fetch(base + two, { method: 'HEAD', headers })).status).toBe(200)
    expect((await ends()).slice(2)).toEqual([{ state: 'going', status: 200, pages: 1, records: 10 }])
  })

  it('keeps log entries that were not written yet when the desk is stopped', async () => {
    for (let index = 0; index < 15; index++) await open(bff.server.ctx, '2026-11-01T08:00:00Z')
    expect((await ask('?start_date=2026-11-01&end_date=2026-11-01')).status).toBe(200)
    expect(
      (await ask('?start_date=2026-11-01&end_date=2026-11-01', { authorization: basic(login, 'wrong') })).status,
    ).toBe(401)
    await bff.restart()
    base = `${bff.server.url}/appeals/`
    bff.server.ctx.config.export.publicUrl = base
    const rows = await bff.server.ctx.db
      .selectFrom('export_pulls')
      .select(['state', 'pages', 'reason'])
      .orderBy('pages', 'desc')
      .execute()
    expect(rows).toEqual([
      { state: 'going', pages: 1, reason: null },
      { state: 'refused', pages: 0, reason: 'wrong-credentials' },
    ])
  })

  it('serves ten pullers at once, each completely', async () => {
    const { ctx } = bff.server
    const written: Written[] = []
    for (let index = 0; index < 60; index++) written.push(await open(ctx, '2026-11-01T08:00:00Z'))
    const pulls = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        pull(base, '2026-11-01', '2026-11-01', { login, password, gzip: index % 2 === 0 }),
      ),
    )
    for (const pages of pulls) expect(ids(pages)).toEqual(written.map(({ id }) => id))
    await ctx.stateExport.pulls.close()
    const rows = await ctx.db.selectFrom('export_pulls').select(['state', 'pages', 'records']).execute()
    expect(rows).toEqual(Array.from({ length: 10 }, () => ({ state: 'complete', pages: 6, records: 60 })))
  })
})
