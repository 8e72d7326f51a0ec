const rules = new Intl.PluralRules('en')
const format = new Intl.NumberFormat('en')

/** 1,277 */
export function figures(count: number): string {
  return format.format(count)
}

export function plural(count: number, one: string, other: string): string {
  return `${figures(count)} ${rules.select(count) === 'one' ? one : other}`
}
