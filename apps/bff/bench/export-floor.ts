// The lowest possible cost of sending the rows: a plain cursor, each row written as JSON to a socket. Once over the
// rows that a pull selects by the days of the period, and once over the whole table of appeals.
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import Sqlite from 'better-sqlite3'
import { Client } from 'pg'

const [kind = '', where = '', from = '', to = ''] = process.argv.slice(2)
const columns =
  'id, number, service_code, asc_code, registered_at, deadline_on, status, result_at, issued_at, channel, receiving_channel, applicant_type, fee, is_consultation, is_test, rating, updated_at'
const statements = {
  table: `select ${columns} from appeals order by seq`,
  selection: `select ${columns} from appeal_days d cross join appeals a where a.seq = d.appeal and d.day >= '${from}' and d.day <= '${to}'
    and d.day = (select e.day from appeal_days e where e.appeal = d.appeal and e.day >= '${from}' order by e.day limit 1) order by d.day, d.appeal`,
}
const atOnce = 1000

async function* rowsOfSqlite(select: string): AsyncGenerator {
  const db = new Sqlite(where, { readonly: true })
  yield* db.prepare(select).iterate()
  db.close()
}

async function* rowsOfPostgres(select: string): AsyncGenerator {
  const client = new Client({ connectionString: where })
  await client.connect()
  await client.query('begin')
  await client.query(`declare bare cursor for ${select}`)
  for (;;) {
    const { rows } = await client.query(`fetch ${atOnce} from bare`)
    if (rows.length === 0) break
    yield* rows
  }
  await client.end()
}

/** The first bytes choose the cursor. */
async function serve(socket: Socket): Promise<void> {
  const [wanted] = (await once(socket, 'data')) as [Buffer]
  const select = statements[wanted.toString() as keyof typeof statements]
  let text = ''
  let count = 0
  for await (const row of kind === 'sqlite' ? rowsOfSqlite(select) : rowsOfPostgres(select)) {
    text += JSON.stringify(row)
    if (++count % atOnce !== 0) continue
    if (!socket.write(text)) await once(socket, 'drain')
    text = ''
  }
  socket.end(text)
}

const server = createServer((socket) => void serve(socket))
server.listen(0, '127.0.0.1', () => process.send?.({ ready: String((server.address() as AddressInfo).port) }))
process.on('SIGTERM', () => process.exit(0))
