const ukrainian = new Intl.PluralRules('uk')
const english = new Intl.PluralRules('en')

/** «1 запит, 3 запити, 5 запитів»: the number with the form that it takes. */
export function pluralUk(count: number, one: string, few: string, many: string): string {
  const form = ukrainian.select(count)
  return `${count} ${form === 'one' ? one : form === 'few' ? few : many}`
}

export function pluralEn(count: number, one: string, other: string): string {
  return `${count} ${english.select(count) === 'one' ? one : other}`
}
