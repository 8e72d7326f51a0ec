import { tag } from './tag.ts'

const rules = new Intl.PluralRules(tag)
const format = new Intl.NumberFormat(tag)

/** 1 277, with a space that does not break. */
export function figures(count: number): string {
  return format.format(count)
}

/** With at most so many digits behind the decimal sign. */
export function decimal(value: number, digits = 1): string {
  return value.toLocaleString(tag, { maximumFractionDigits: digits })
}

/** «1 запит, 3 запити, 5 запитів»: the number with the form that it takes. */
export function plural(count: number, one: string, few: string, many: string): string {
  const form = rules.select(count)
  return `${figures(count)} ${form === 'one' ? one : form === 'few' ? few : many}`
}
