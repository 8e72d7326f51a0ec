// The format of a centre's appeal numbers: «{yyyy}-{mm}-{dd}/{n:3}» gives «2026-11-24/007». The bff creates the
// numbers; the desk shows an example while a format is typed. The finest date part in the format decides how often the
// count starts again.

type DateToken = 'yyyy' | 'yy' | 'mm' | 'dd'
type Part =
  | { kind: 'text'; text: string }
  | { kind: 'date'; token: DateToken }
  | { kind: 'window' }
  | { kind: 'counter'; width: number }
  | { kind: 'unknown' }

/**
 * Why a format is refused. `comes-again`: a day without its month and year. `runs-together`: a window next to the
 * count.
 */
export const numberFormatFaults = [
  'no-counter',
  'two-counters',
  'unknown-token',
  'comes-again',
  'runs-together',
] as const
export type NumberFormatFault = (typeof numberFormatFaults)[number]

/** The fault of a format, if any. */
export function numberFormatFault(format: string): NumberFormatFault | undefined {
  const parts = partsOf(format)
  const counters = parts.filter(({ kind }) => kind === 'counter').length
  if (parts.some(({ kind }) => kind === 'unknown')) return 'unknown-token'
  if (counters !== 1) return counters === 0 ? 'no-counter' : 'two-counters'
  const { year, month, day } = datesIn(parts)
  if ((day && !month) || (month && !year)) return 'comes-again'
  if (windowTouchesCounter(parts)) return 'runs-together'
  return undefined
}

/** An example of a number, for a settings screen. */
export function exampleNumber(format: string, day: string): string {
  return makeNumber(format, { day, window: '2', count: 7 })
}

export function makeNumber(
  format: string,
  { day, window, count }: { day: string; window: string | undefined; count: number },
): string {
  const [year = '', month = '', date = ''] = day.split('-')
  const dates: Record<DateToken, string> = { yyyy: year, yy: year.slice(2), mm: month, dd: date }
  return partsOf(format)
    .map((part) => {
      if (part.kind === 'text') return part.text
      if (part.kind === 'date') return dates[part.token]
      // An appeal from another system has no window.
      if (part.kind === 'window') return window ?? '0'
      return part.kind === 'counter' ? String(count).padStart(part.width, '0') : ''
    })
    .join('')
}

/** The scope of the count: a day, a month, a year, or unlimited. */
export function counterScope(format: string, day: string): string {
  const finest = datesIn(partsOf(format))
  if (finest.day) return day
  if (finest.month) return day.slice(0, 7)
  return finest.year ? day.slice(0, 4) : 'ever'
}

function partsOf(format: string): Part[] {
  // The pattern has a group, so texts are at even positions and tokens between them.
  return format.split(/\{([^{}]*)\}/).flatMap((piece, index): Part[] => {
    if (index % 2 === 1) return [tokenOf(piece)]
    if (/[{}]/.test(piece)) return [{ kind: 'unknown' }]
    return piece === '' ? [] : [{ kind: 'text', text: piece }]
  })
}

function tokenOf(name: string): Part {
  if (name === 'yyyy' || name === 'yy' || name === 'mm' || name === 'dd') return { kind: 'date', token: name }
  if (name === 'window') return { kind: 'window' }
  const counter = /^n(?::([1-9]))?$/.exec(name)
  return counter === null ? { kind: 'unknown' } : { kind: 'counter', width: Number(counter[1] ?? 1) }
}

function datesIn(parts: Part[]): { year: boolean; month: boolean; day: boolean } {
  const has = (...tokens: DateToken[]) => parts.some((part) => part.kind === 'date' && tokens.includes(part.token))
  return { year: has('yyyy', 'yy'), month: has('mm'), day: has('dd') }
}

/**
 * «{window}{n}»: 1 and 11 would give the same number as 11 and 1, so a character that is not a digit must be between
 * them.
 */
function windowTouchesCounter(parts: Part[]): boolean {
  const counter = parts.findIndex(({ kind }) => kind === 'counter')
  return parts.some(({ kind }, index) => {
    if (kind !== 'window') return false
    const between = parts.slice(Math.min(index, counter) + 1, Math.max(index, counter))
    return !between.some((part) => part.kind === 'text' && /\D/.test(part.text))
  })
}
