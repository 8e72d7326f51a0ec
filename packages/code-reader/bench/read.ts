// npm run bench -- read: how often, how rightly and how fast codes on a phone before a webcam are read, by the reader
// that ships and by the engines that others use, all on the same frames in one run.
//   --frames DIR   frames of a folder with a manifest.json of [{ file, text, group, symbology, cond, res }]
//   --per N        otherwise so many invented frames of each condition, code and size (2)
//   --seed TEXT    and other ones of these
//   --only REGEXP  only frames whose name matches
//   --keep DIR     write the invented frames there
import { parseArgs } from 'node:util'
import { keepFrames, openFrames } from './frames/frame-folder.ts'
import type { FrameSource } from './frames/frame-folder.ts'
import { makeFrame, nameOf, planFrames } from './frames/make-frame.ts'
import type { Frame, FramePlan } from './frames/make-frame.ts'
import { measure, warmUp } from './measure.ts'
import type { Attempt } from './measure.ts'
import { createZbar, createZxingJs, createZxingWasm } from './other-readers.ts'
import { conditionsTable, faultsOf, gateLines, printTable, ratiosTable, readersTable } from './report.ts'
import { create } from './shipping-reader.ts'

const { values: options } = parseArgs({
  options: {
    frames: { type: 'string' },
    per: { type: 'string', default: '2' },
    seed: { type: 'string', default: 'bench' },
    only: { type: 'string', default: '' },
    keep: { type: 'string' },
  },
})
const only = new RegExp(options.only)

const [frame, held, wasm] = [await create('frame'), await create('held'), await createZxingWasm()]
const readers = [frame, held, wasm, createZxingJs(), await createZbar()]

const warming = planFrames('warm-up', 1).filter(
  ({ condition, height }) => (condition === 'clean' || condition === 'motion') && height === 720,
)
await warmUp(
  readers,
  (await Promise.all(warming.map(makeFrame))).map(({ image }) => image),
  3,
)

const { count, frames } = options.frames === undefined ? inventedFrames() : openFrames(options.frames, only)
if (count === 0) {
  process.stderr.write('There are no such frames.\n')
  process.exit(1)
}
const attempts: Attempt[] = []
const seen = new Set<string>()
for await (const attempt of measure(readers, options.keep === undefined ? frames : keepFrames(options.keep, frames))) {
  attempts.push(attempt)
  seen.add(attempt.frame.name)
  if (process.stderr.isTTY) process.stderr.write(`\r${seen.size} of ${count} frames`)
}
if (process.stderr.isTTY) process.stderr.write('\r\u001B[K')

console.log(
  `reading, ${count} frames ${options.frames === undefined ? `of seed ${options.seed}` : `in ${options.frames}`}\n`,
)
printTable(readersTable(attempts))
console.log()
printTable(ratiosTable(attempts, wasm.name))
console.log()
printTable(conditionsTable(attempts))
console.log(`\n${[...gateLines(attempts), ...faultsOf(attempts, held.name)].join('\n')}`)
console.log(
  '\n“frame” is one look at one frame, “held” up to thirty looks at the same one and the rules of acceptance: what would be sent.',
)

function inventedFrames(): FrameSource {
  const plans = planFrames(options.seed, Number(options.per)).filter((plan) => only.test(nameOf(plan)))
  return { count: plans.length, frames: made(plans) }
}

async function* made(plans: readonly FramePlan[]): AsyncGenerator<Frame> {
  for (const plan of plans) yield await makeFrame(plan)
}
