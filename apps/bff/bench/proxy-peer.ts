// The peer of the validation benchmark, as a process of its own: the least that a proxy in Express 5 can be that keeps
// what it did. It forwards the code to Diia over a pool of connections and commits one row durably before it answers.
import type { AddressInfo } from 'node:net'
import Sqlite from 'better-sqlite3'
import express from 'express'
import { Pool } from 'undici'

const [diiaUrl = '', branchId = '', bearer = '', file = ''] = process.argv.slice(2)
const diia = new Pool(diiaUrl, { connections: 32 })
const database = new Sqlite(file)
database.pragma('journal_mode = WAL')
database.pragma('synchronous = FULL')
database.exec('create table checks (id integer primary key, at text, valid integer)')
const insert = database.prepare('insert into checks (at, valid) values (?, ?)')

const app = express()
  .disable('x-powered-by')
  .disable('etag')
  .post('/check', express.json(), async (req, res) => {
    const answer = await diia.request({
      method: 'POST',
      path: '/api/v1/acquirers/document-identification',
      headers: { authorization: bearer, 'content-type': 'application/json' },
      body: JSON.stringify({ branchId, barcode: (req.body as { barcode: string }).barcode }),
    })
    const { success } = (await answer.body.json()) as { success: boolean }
    insert.run(new Date().toISOString(), success ? 1 : 0)
    res.status(201).json({ outcome: success ? 'valid' : 'not-valid' })
  })

const server = app.listen(0, '127.0.0.1', () =>
  process.send?.({ ready: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }),
)
process.on('SIGTERM', () => {
  server.closeAllConnections()
  server.close(() => process.exit(0))
})
