// Legal terms as the register's dump writes them: `duration { verbose, type, value }`. The words in `type` are known
// from one public client only (working days, calendar days, «у місячний строк»), so they are recognised by parts
// instead of compared. If `type` or `value` is not usable, the term is read from `verbose`. A term that cannot be read
// stays text.
import type { Duration, DurationType } from '@diia-desk/contract'

interface RawDuration {
  type?: string | undefined
  value?: number | undefined
  verbose?: string | undefined
}

/** No term is longer. A number in words has three digits at most too. */
const maxUnits = 999

/** The term as a number of units, or undefined. */
export function readDuration({ type, value, verbose }: RawDuration): Duration | undefined {
  const kind = type === undefined ? undefined : kindOf(type)
  if (kind !== undefined && value !== undefined && Number.isInteger(value) && value >= 0 && value <= maxUnits)
    return { type: kind, value }
  return verbose === undefined ? undefined : readTerm(verbose)
}

/**
 * A term in words: «30 календарних днів», «до 10 робочих днів», «у місячний строк», «у день звернення».
 *
 * Several terms in one text are several rules. The program does not choose one of them.
 */
export function readTerm(text: string): Duration | undefined {
  const plain = text.toLowerCase().replaceAll(/['’ʼ]/g, '').replaceAll(/\s+/g, ' ').trim()
  const found = [...plain.matchAll(term)].flatMap((match): Duration[] => {
    const [, count = '', unit = ''] = match
    const number = Number.isNaN(Number(count)) ? numerals.get(count) : Number(count)
    const kind = kindOf(unit)
    return number === undefined || kind === undefined ? [] : [{ type: kind, value: number }]
  })
  if (
    /(?<!\p{L})(?:у|в) (?:день|момент) (?:звернення|подання)|(?<!\p{L})(?:негайно|невідкладно|під час звернення)/u.test(
      plain,
    )
  )
    found.push({ type: 'calendar-days', value: 0 })
  if (/місячн(?:ий|ого) (?:строк|термін)/.test(plain)) found.push({ type: 'month', value: 1 })
  const [only, ...more] = found
  return more.length === 0 ? only : undefined
}

/** «10 робочих днів», «протягом одного місяця», «3 (трьох) календарних днів». */
const term =
  /(?<![\p{L}\d.,/-])(\d{1,3}|\p{L}+)(?: \([^)]{1,40}\))? ((?:робоч|календарн)\p{L}* (?:день|дн)\p{L}*|(?:день|дн)\p{L}*|місяц\p{L}*)/gu

const numerals = new Map(
  Object.entries({
    один: 1,
    одного: 1,
    два: 2,
    двох: 2,
    три: 3,
    трьох: 3,
    чотири: 4,
    чотирьох: 4,
    пять: 5,
    пяти: 5,
    сім: 7,
    семи: 7,
    десять: 10,
    десяти: 10,
    пятнадцяти: 15,
    двадцяти: 20,
    тридцяти: 30,
  }),
)

/** Days without an adjective are calendar days: a law that means working days says so. */
function kindOf(words: string): DurationType | undefined {
  const plain = words.toLowerCase()
  if (/робоч|working|work_?days|business/.test(plain)) return 'working-days'
  if (/місяц|місячн|month/.test(plain)) return 'month'
  return /календарн|calendar|день|дн|^days?$/.test(plain) ? 'calendar-days' : undefined
}
