// npm run bench -- services: the cost of a search among thousands of services, by kinds of queries, compared with the
// lowest possible cost: looking for the typed text in all names. On a busy machine the CPU time is more reliable than
// the elapsed time.
import { readRelatedWords } from '../src/features/visit/services/search/related-words.ts'
import { createSearch } from '../src/features/visit/services/search/search.ts'
import { inventServices } from '../test/service-names.ts'
import { milliseconds, printTable, quantile } from './statistics.ts'

const services = inventServices(Number(process.argv[2] ?? 6000))
const rounds = 20

const kinds: Record<string, string[]> = {
  'code, number': ['10034', '1002', '1-1/1', '010101'],
  'one letter': ['п', 'з', 'м', 'д'],
  beginnings: ['пасп', 'довід', 'земел', 'витя кадас', 'посв баг сім'],
  forms: ['паспортів', 'реєстрацію', 'довідками', 'свідоцтво народження', 'земельну ділянку дітям-сиротам'],
  parts: ['аспорт', 'ділян', 'субсид', 'ристув'],
  'related words': ['земля', 'дитина', 'фоп', 'загранпаспорт', 'житло'],
  'other layout': ['gfcgjhn', "ht'cnhfwsz", 'ljdslrf lsnb', 'ptvkz'],
  'letter mistyped': ['паспрот', 'довдіка', 'ліцнзія', 'посвідчиння'],
  nothing: ['слонів', 'паспорт слонів', 'qqqqqqqq', 'кайдашевасімʼя'],
  long: ['видача посвідчення водія на право керування транспортним засобом для осіб з інвалідністю у разі втрати'],
}

const began = performance.now()
const search = createSearch(services, (service) => service, readRelatedWords())
const built = performance.now() - began
const lowered = services.map(({ name }) => name.toLowerCase())
let sum = 0

const rows = [['', 'p50', 'p95', 'CPU, mean', 'includes p50', 'ratio']]
const all: number[] = []
for (const [kind, queries] of Object.entries(kinds)) {
  const own: number[] = []
  const floor: number[] = []
  let cpu = 0
  // The first tenth of the rounds is a warm-up.
  for (let round = -rounds / 10; round < rounds; round++)
    for (const query of queries) {
      const before = process.threadCpuUsage()
      const took = timed(() => search.find(query, { take: 20 })?.total ?? 0)
      const { user, system } = process.threadCpuUsage(before)
      const least = timed(() => lowered.filter((name) => name.includes(query)).length)
      if (round >= 0) {
        own.push(took)
        cpu += (user + system) / 1000
        floor.push(least)
      }
    }
  all.push(...own)
  rows.push(rowOf(kind, own, floor, cpu))
}
console.log(
  `${services.length} services, index made in ${milliseconds(built)}; ${rounds} rounds, 20 results with their marks\n`,
)
printTable(rows)
console.log(
  `\nall: p50 ${milliseconds(quantile(all, 0.5))}, p95 ${milliseconds(quantile(all, 0.95))}, slowest ${milliseconds(Math.max(...all))}; goal 5 ms`,
)
if (sum === 0) throw new Error('nothing was found at all')

function timed(find: () => number): number {
  const from = performance.now()
  sum += find()
  return performance.now() - from
}

function rowOf(kind: string, own: number[], floor: number[], cpu: number): string[] {
  const [p50, least] = [quantile(own, 0.5), quantile(floor, 0.5)]
  return [
    kind,
    milliseconds(p50),
    milliseconds(quantile(own, 0.95)),
    milliseconds(cpu / own.length),
    milliseconds(least),
    `× ${(p50 / least).toFixed(1)}`,
  ]
}
