// A worker of the damage bench: its share of the codes, reported in pieces.
import { parentPort, workerData } from 'node:worker_threads'
import { measureDamage } from './measure-damage.ts'
import { noTally } from './tally.ts'
import type { Share } from './tally.ts'

const share = workerData as Share
const measure = await measureDamage()
let tally = noTally()
for (let index = share.from; index < share.to; index += share.step) {
  await measure(share, index, tally)
  if (tally.frames < 20) continue
  parentPort?.postMessage(tally)
  tally = noTally()
}
parentPort?.postMessage(tally)
