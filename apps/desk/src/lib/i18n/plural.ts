const ukrainian = new Intl.PluralRules('uk')
const english = new Intl.PluralRules('en')
const ukrainianFigures = new Intl.NumberFormat('uk')
const englishFigures = new Intl.NumberFormat('en')

/** 1 277, with a space that does not break. */
export function figuresUk(count: number): string {
  return ukrainianFigures.format(count)
}

/** 1,277 */
export function figuresEn(count: number): string {
  return englishFigures.format(count)
}

/** «1 запит, 3 запити, 5 запитів»: the number with the form that it takes. */
export function pluralUk(count: number, one: string, few: string, many: string): string {
  const form = ukrainian.select(count)
  return `${figuresUk(count)} ${form === 'one' ? one : form === 'few' ? few : many}`
}

export function pluralEn(count: number, one: string, other: string): string {
  return `${figuresEn(count)} ${english.select(count) === 'one' ? one : other}`
}
