// The least that handing rows over can cost: a bare cursor over the rows of appeals, each written as JSON to a socket.
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import Sqlite from 'better-sqlite3'
import { Client } from 'pg'

const [kind = '', where = ''] = process.argv.slice(2)
const select = 'select id, number, service_code, asc_code, registered_at, deadline_on, status, result_at, issued_at, channel, receiving_channel, applicant_type, fee, is_consultation, is_test, rating, updated_at from appeals order by seq'
const atOnce = 1000

async function* rowsOfSqlite(): AsyncGenerator {
  const db = new Sqlite(where, { readonly: true })
  yield* db.prepare(select).iterate()
  db.close()
}

async function* rowsOfPostgres(): AsyncGenerator {
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

async function serve(socket: Socket): Promise<void> {
  let text = ''
  let count = 0
  for await (const row of kind === 'sqlite' ? rowsOfSqlite() : rowsOfPostgres()) {
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
