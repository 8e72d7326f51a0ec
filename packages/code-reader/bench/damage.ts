// npm run bench -- damage: whether a damaged code is ever told as another number, on generated damage of many kinds, by
// the reader that ships and by zxing-wasm on the same frames. Ends with an error when anything wrong was told.
//   --frames N     so many frames (20400)
//   --sessions N   so many codes held before the camera, each a second of frames as a hand moves it (300)
//   --seed TEXT    and other ones of these
//   --from N       begin with this one
//   --workers N    in so many threads (one for each processor)
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { kindNames } from './damage/kinds.ts'
import { add, noTally } from './damage/tally.ts'
import type { Share, Tally } from './damage/tally.ts'
import { printTable } from './report.ts'

const { values: options } = parseArgs({
  options: {
    frames: { type: 'string', default: '20400' },
    sessions: { type: 'string', default: '300' },
    seed: { type: 'string', default: 'damage' },
    from: { type: 'string', default: '0' },
    workers: { type: 'string', default: String(availableParallelism()) },
  },
})
const { seed } = options
const [frames, sessions, from, workers] = [options.frames, options.sessions, options.from, options.workers].map(
  Number,
) as [number, number, number, number]

const started = performance.now()
const frameTally = await measure('frames', frames)
const sessionTally = await measure('sessions', sessions)

console.log(
  `damaged codes, ${frames} frames and ${sessions} sessions of seed ${seed}, ${((performance.now() - started) / 1000).toFixed(0)} s\n`,
)
for (const [what, tally] of [
  ['frames', frameTally],
  ['sessions', sessionTally],
] as const) {
  if (tally.frames > 0) printTable([...tableOf(tally, what), []])
}
const wrong = [...frameTally.wrong, ...sessionTally.wrong]
console.log(wrong.length === 0 ? 'Nothing was told that was not shown.' : wrong.join('\n'))
console.log(
  '\n“frame” is one look at one frame, “every way” counts what each way of looking told of every eighth frame, “held” sees thirty frames and has the rules of acceptance: what would be sent. zxing-wasm sees the first frame of a session.',
)
process.exitCode = wrong.length === 0 ? 0 : 1

async function measure(what: Share['what'], count: number): Promise<Tally> {
  const tally = noTally()
  let done = 0
  await Promise.all(
    Array.from(
      { length: workers },
      (_, worker) =>
        new Promise<void>((resolve, reject) => {
          const share: Share = { what, seed, from: from + worker, to: from + count, step: workers }
          const thread = new Worker(new URL('./damage/measure-share.ts', import.meta.url), { workerData: share })
          thread.on('message', (part: Tally) => {
            add(tally, part)
            done += part.frames
            if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${count} ${what}\u001B[K`)
          })
          thread.on('error', reject)
          thread.on('exit', () => resolve())
        }),
    ),
  )
  if (process.stderr.isTTY) process.stderr.write('\r\u001B[K')
  return tally
}

function tableOf({ kinds, ms }: Tally, what: string): string[][] {
  const readers = Object.keys(ms)
  const total = Object.values(kinds).reduce<Record<string, { right: number; wrong: number }>>(
    (all, { readers: some }) => {
      for (const [reader, { right, wrong: untrue }] of Object.entries(some))
        all[reader] = { right: (all[reader]?.right ?? 0) + right, wrong: (all[reader]?.wrong ?? 0) + untrue }
      return all
    },
    {},
  )
  const cells = (some: Record<string, { right: number; wrong: number }>): string[] =>
    readers.map((reader) => `${some[reader]?.right ?? 0} / ${some[reader]?.wrong ?? 0}`)
  const count = Object.values(kinds).reduce((sum, kind) => sum + kind.frames, 0)
  return [
    ['right / wrong', what, ...readers],
    ...Object.entries(kinds)
      .toSorted(([one], [other]) => kindNames.indexOf(one) - kindNames.indexOf(other))
      .map(([kind, { frames: some, readers: counts }]) => [kind, String(some), ...cells(counts)]),
    ['all', String(count), ...cells(total)],
    ['ms a frame, mean', '', ...readers.map((reader) => ((ms[reader] ?? 0) / Math.max(1, count)).toFixed(1))],
  ]
}
