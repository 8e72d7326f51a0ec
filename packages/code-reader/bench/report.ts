import type { Attempt } from './measure.ts'

const withCode = ({ frame }: Attempt): boolean => frame.text !== ''

/** One reader a row: how much it reads of each code and size, how often it is wrong, what it costs. */
export function readersTable(attempts: readonly Attempt[]): string[][] {
  const coded = attempts.filter(withCode)
  const symbologies = distinct(coded.map(({ frame }) => frame.symbology))
  const sizes = sizesOf(coded)
  const head = [
    'reader',
    ...symbologies.map((symbology) => [symbology, sizes.join('/')].filter(Boolean).join(' ')),
    'all %',
    'wrong',
    'ms median / p95',
    'false alarms',
    'ms without a code',
  ]
  return [
    head,
    ...readersOf(attempts).map((reader) => {
      const own = coded.filter((attempt) => attempt.reader === reader)
      const without = attempts.filter((attempt) => attempt.reader === reader && !withCode(attempt))
      const cells = symbologies.map((symbology) =>
        sizes
          .map((size) => share(own.filter(({ frame }) => frame.symbology === symbology && frame.size === size)))
          .join(' / '),
      )
      return [
        reader,
        ...cells,
        own.length === 0 ? '-' : percent(own).toFixed(1),
        String(own.filter(({ wrong }) => wrong).length),
        times(own),
        `${without.filter(({ wrong }) => wrong).length} of ${without.length}`,
        times(without),
      ]
    }),
  ]
}

/** How long each reader takes, also against another one, for each size of frames. */
export function ratiosTable(attempts: readonly Attempt[], against: string): string[][] {
  const coded = attempts.filter(withCode)
  const sizes = sizesOf(coded)
  const of = (reader: string, size: string | undefined, part: number): number =>
    quantile(
      coded.filter((attempt) => attempt.reader === reader && attempt.frame.size === size).map(({ ms }) => ms),
      part,
    )
  return [
    [`times of ${against}`, ...sizes.flatMap((size) => [`median ${size ?? ''}`.trim(), `p95 ${size ?? ''}`.trim()])],
    ...readersOf(coded).map((reader) => [
      reader,
      ...sizes.flatMap((size) =>
        [0.5, 0.95].map((part) => {
          const ms = of(reader, size, part)
          return `${ms.toFixed(1)} ms × ${(ms / of(against, size, part)).toFixed(2)}`
        }),
      ),
    ]),
  ]
}

/** Read of frames, by condition: QR codes, Code 128, EAN-13. */
export function conditionsTable(attempts: readonly Attempt[]): string[][] {
  const coded = attempts.filter(withCode)
  const readers = readersOf(coded)
  return [
    ['read of QR · Code 128 · EAN-13', ...readers],
    ...distinct(coded.map(({ frame }) => frame.condition)).map((condition) => [
      condition,
      ...readers.map((reader) =>
        ['qr', 'code128', 'ean13']
          .map((family) => {
            const some = coded.filter(
              (attempt) =>
                attempt.reader === reader &&
                attempt.frame.condition === condition &&
                attempt.frame.symbology.startsWith(family),
            )
            return some.length === 0 ? '-' : `${some.filter(({ read }) => read).length}/${some.length}`
          })
          .join(' · '),
      ),
    ]),
  ]
}

export function gateLines(attempts: readonly Attempt[]): string[] {
  const passed = attempts.filter(({ passedTheGate }) => passedTheGate)
  if (passed.length === 0) return ['Nothing wrong passed the gate.']
  return [
    `${passed.length} wrong reads passed the gate:`,
    ...passed.map(({ reader, frame }) => `  ${reader}: ${frame.name}`),
  ]
}

/** The frames behind the numbers of one reader, by name. */
export function faultsOf(attempts: readonly Attempt[], reader: string): string[] {
  const own = attempts.filter((attempt) => attempt.reader === reader)
  const names = (some: readonly Attempt[]): string =>
    some.length === 0 ? 'none' : some.map(({ frame }) => frame.name).join(', ')
  return [
    `${reader} missed: ${names(own.filter((attempt) => withCode(attempt) && !attempt.read))}`,
    `${reader} wrong: ${names(own.filter(({ wrong }) => wrong))}`,
  ]
}

/** Rows of equal width, the first as a head. */
export function printTable(rows: readonly string[][]): void {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  for (const row of rows)
    console.log(
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  '),
    )
}

function readersOf(attempts: readonly Attempt[]): string[] {
  return distinct(attempts.map(({ reader }) => reader))
}

function sizesOf(attempts: readonly Attempt[]): (string | undefined)[] {
  return distinct(attempts.map(({ frame }) => frame.size)).toSorted((a, b) => Number(b) - Number(a))
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)]
}

function percent(attempts: readonly Attempt[]): number {
  return (100 * attempts.filter(({ read }) => read).length) / attempts.length
}

function share(attempts: readonly Attempt[]): string {
  return attempts.length === 0 ? '-' : percent(attempts).toFixed(0)
}

function times(attempts: readonly Attempt[]): string {
  const ms = attempts.map((attempt) => attempt.ms)
  return attempts.length === 0 ? '-' : `${quantile(ms, 0.5).toFixed(1)} / ${quantile(ms, 0.95).toFixed(1)}`
}

function quantile(samples: readonly number[], part: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}
