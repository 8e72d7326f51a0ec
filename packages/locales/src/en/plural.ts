import { tag } from './tag.ts'

const rules = new Intl.PluralRules(tag)
const format = new Intl.NumberFormat(tag)

/** 1,277 */
export function figures(count: number): string {
  return format.format(count)
}

/** With at most so many digits behind the decimal sign. */
export function decimal(value: number, digits = 1): string {
  return value.toLocaleString(tag, { maximumFractionDigits: digits })
}

export function plural(count: number, one: string, other: string): string {
  return `${figures(count)} ${rules.select(count) === 'one' ? one : other}`
}
