// npm run bench -- stills: how many still pictures of the kinds that readers miss are read, and read wrongly, by the
// reader that ships and by the engines that others use. Pictures are drawn anew: EAN-13 with narrow quiet zones or
// none, blurred and small, and QR codes turned by any angle. Ends with an error when ours told a wrong one.
//   --per N        so many pictures of each kind (40)
//   --seed TEXT    and other ones of these
//   --only REGEXP  only pictures whose name matches
//   --own          only our own reader
//   --missed       names of the pictures that each of our readers missed
//   --keep DIR     write the pictures there
import { parseArgs } from 'node:util'
import { keepFrames } from './frames/frame-folder.ts'
import type { Frame } from './frames/make-frame.ts'
import { measure } from './measure.ts'
import type { Attempt } from './measure.ts'
import { createZbar, createZxingJs, createZxingWasm } from './other-readers.ts'
import { faultsOf, printTable } from './report.ts'
import { create } from './shipping-reader.ts'
import { makeStill, nameOf, planStills } from './stills/make-still.ts'
import { stillKindNames } from './stills/kinds.ts'

const { values: options } = parseArgs({
  options: {
    per: { type: 'string', default: '40' },
    seed: { type: 'string', default: 'stills' },
    only: { type: 'string', default: '' },
    own: { type: 'boolean', default: false },
    missed: { type: 'boolean', default: false },
    keep: { type: 'string' },
  },
})
const only = new RegExp(options.only)
const plans = planStills(options.seed, Number(options.per)).filter((plan) => only.test(nameOf(plan)))

const own = [await create('held'), await create('still')]
const others = options.own ? [] : [await createZxingWasm(), createZxingJs(), createZxingJs('hard'), await createZbar()]
const attempts: Attempt[] = []
const pictures = options.keep === undefined ? made() : keepFrames(options.keep, made())
for await (const attempt of measure([...own, ...others], pictures)) {
  attempts.push(attempt)
  if (process.stderr.isTTY) process.stderr.write(`\r${attempts.length}`)
}
if (process.stderr.isTTY) process.stderr.write('\r\u001B[K')

console.log(`still pictures, ${plans.length} of seed ${options.seed}; read / wrong\n`)
const names = [...own, ...others].map(({ name }) => name)
const of = (reader: string, kind?: string): Attempt[] =>
  attempts.filter((attempt) => attempt.reader === reader && (kind === undefined || attempt.frame.condition === kind))
const count = (some: readonly Attempt[]): string =>
  `${some.filter(({ read }) => read).length} / ${some.filter(({ wrong }) => wrong).length}`
printTable([
  ['', 'pictures', ...names],
  ...stillKindNames.map((kind) => [
    kind,
    String(plans.filter((plan) => plan.kind === kind).length),
    ...names.map((name) => count(of(name, kind))),
  ]),
  ['all', String(plans.length), ...names.map((name) => count(of(name)))],
  ['all %', '', ...names.map((name) => ((100 * of(name).filter(({ read }) => read).length) / plans.length).toFixed(1))],
  ['ms, mean', '', ...names.map((name) => (of(name).reduce((sum, { ms }) => sum + ms, 0) / plans.length).toFixed(0))],
])
if (options.missed) console.log(`\n${own.flatMap(({ name }) => faultsOf(attempts, name)).join('\n')}`)
process.exitCode = own.some(({ name }) => of(name).some(({ wrong }) => wrong)) ? 1 : 0

async function* made(): AsyncGenerator<Frame> {
  for (const plan of plans) yield await makeStill(plan)
}
