// Writes to a SQLite file again and again over its own connection, like another process.
import { setTimeout as rest } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { openDatabase } from '../src/storage/database.ts'

const db = await openDatabase({ kind: 'sqlite', file: String(workerData) })
for (let turn = 0; ; turn++) {
  await db
    .insertInto('holidays')
    .values({ day: `other-${turn}`, name: 'x' })
    .execute()
  if (turn === 0) parentPort?.postMessage('writing')
  await rest(1)
}
