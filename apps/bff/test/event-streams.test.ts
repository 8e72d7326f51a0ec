// Many event streams, and how they end: on both databases.
import { Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databases } from './databases.ts'
import type { StartedDatabase } from './databases.ts'
import { listen } from './event-client.ts'
import type { Listener } from './event-client.ts'
import { eventually, startTestServer } from './test-server.ts'
import type { Client, TestServer } from './test-server.ts'

/** A person whose session was ended receives nothing after this time. */
const endsWithinMs = 2_000

describe.each(databases)('event streams on $name', ({ start }) => {
  let database: StartedDatabase
  let bff: TestServer
  beforeAll(async () => {
    database = await start()
    bff = await startTestServer({ environment: { ...database.environment, EVENT_STREAMS: '12' } })
  }, 60_000)
  afterAll(async () => {
    await bff.close()
    await database.stop()
  })
  const open = (client: Client) => listen(bff.server.url, client)

  it.each([
    // As another process of ours does it: nothing in this process is notified.
    [
      'the session was ended',
      async (who: Client) => {
        const staff = (await who.get('/api/session')).body.staff.id
        await bff.server.ctx.db.deleteFrom('sessions').where('staff_id', '=', staff).execute()
      },
    ],
    [
      'the person got another role',
      async (who: Client) => {
        const staff = (await who.get('/api/session')).body.staff.id
        await bff.server.ctx.db.updateTable('staff').set({ role: 'administrator' }).where('id', '=', staff).execute()
      },
    ],
    [
      'the person was disabled',
      async (who: Client) => {
        const staff = (await who.get('/api/session')).body.staff.id
        await bff.server.ctx.db.updateTable('staff').set({ active: 0 }).where('id', '=', staff).execute()
      },
    ],
  ])('ends within two seconds when %s', async (_, end) => {
    const person = await bff.signIn('b.yaremchuk', '1')
    const stays = await bff.signIn('y.honcharenko')
    const [ends, goesOn] = [await open(person), await open(stays)]
    await eventually(() => (ends.beats.length > 0 ? true : undefined))
    const began = performance.now()
    await end(person)
    await eventually(() => (ends.ended ? true : undefined), 4000)
    expect(performance.now() - began).toBeLessThan(endsWithinMs)
    expect(goesOn.ended).toBe(false)
    goesOn.close()
    await bff.server.ctx.db.updateTable('staff').set({ active: 1 }).execute()
  })

  it('closes the oldest stream of a session for a new one, and refuses when there are too many in total', async () => {
    const clerk = await bff.signIn()
    const own: Listener[] = []
    for (let count = 0; count < 6; count++) own.push(await open(clerk))
    await eventually(() => (own[1]?.ended ? true : undefined))
    expect(own.map(({ ended }) => ended)).toEqual([true, true, false, false, false, false])
    const others = []
    for (let person = 0; person < 2; person++) {
      const client = await bff.signIn('y.honcharenko')
      for (let count = 0; count < 4; count++) others.push(await open(client))
    }
    const late = await bff.signIn('o.savchenko')
    const refused = await late.get('/api/events')
    expect([refused.status, refused.body.code, refused.headers.get('retry-after')]).toEqual([
      429,
      'too-many-requests',
      '15',
    ])
    for (const listener of [...own, ...others]) listener.close()
    await eventually(async () => {
      const tried = await open(late)
      tried.close()
      return tried.status === 200 ? true : undefined
    })
  })

  it('leaves nothing behind after two hundred were opened and reset', async () => {
    const people = [await bff.signIn(), await bff.signIn('y.honcharenko'), await bff.signIn('o.savchenko')]
    const { cookie } = await bff.signIn()
    const counted = countQueries(bff)
    const { hostname, port } = new URL(bff.server.url)
    let gone = 0
    for (let count = 0; count < 200; count++) {
      const socket = new Socket().on('error', () => undefined).once('close', () => gone++)
      socket.connect(Number(port), hostname, () =>
        socket.write(`GET /api/events HTTP/1.1\r\nHost: x\r\nCookie: ${cookie}\r\n\r\n`, () =>
          socket.resetAndDestroy(),
        ),
      )
    }
    await eventually(() => (gone === 200 ? true : undefined), 30_000)
    // Independent of the speed of the machine: until hardly any query is made.
    await eventually(async () => {
      const before = counted.total()
      await pause(400)
      return before > 0 && counted.total() - before < 5 ? true : undefined
    }, 30_000)
    const whileResetting = counted.total()
    // The session, the end of the journal, and what came meanwhile: no more queries than this for each stream.
    expect(whileResetting).toBeLessThanOrEqual(3 * 200 + 50)
    await pause(3_200)
    // One query for the sessions and one for the table each time, for all of them; other parts of the bff query a
    // little too.
    expect(counted.total() - whileResetting).toBeLessThan(20)
    counted.stop()
    // A stream that was left behind would hold a slot, but others get all of them.
    const places = []
    for (const client of people) for (let count = 0; count < 4; count++) places.push(await open(client))
    expect(places.map(({ status }) => status)).toEqual(places.map(() => 200))
    await pause(100)
    expect(places.filter(({ ended }) => ended)).toEqual([])
    for (const listener of places) listener.close()
  }, 90_000)
})

/** Counts the queries of the database from now on. */
function countQueries(bff: TestServer): { total(): number; stop(): void } {
  const executor = Object.getPrototypeOf(bff.server.ctx.db.getExecutor()) as {
    executeQuery: (...given: unknown[]) => Promise<unknown>
  }
  const original = executor.executeQuery
  let total = 0
  executor.executeQuery = function count(...given) {
    total++
    return original.apply(this, given)
  }
  return {
    total: () => total,
    stop: () => {
      executor.executeQuery = original
    },
  }
}
