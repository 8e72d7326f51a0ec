import { tidyText } from './tidy-text.ts'

export interface HolderName {
  last: string
  first: string
  /** Empty for who has none. */
  middle: string
}

/** What registers write where there is nothing, and nobody is called. */
const noValue =
  /^(?:[-‐-―−_.*/\s]*|не\s+(?:вказан[оаий]{1,2}|зазначен[оаий]{1,2}|визначен[оаий]{1,2})|н\/д|null|none)\.?$/iu
/** More of it where a patronymic is expected. As a surname some of these words exist. */
const noPatronymic = /^(?:немає?|відсутн(?:є|я|ій|і|ьо)|без по батькові|нет|отсутствует)\.?$/iu

/** Whether a text says that there is no value: a dash of any length, «Не вказано», nothing but blanks. */
export function isNoValue(text: string): boolean {
  return noValue.test(tidyText(text))
}

/** Whether a text says that the person has no patronymic. */
export function isNoPatronymic(text: string): boolean {
  return isNoValue(text) || noPatronymic.test(tidyText(text))
}

/** A part of a name as it is printed; empty where the register has none. */
export function namePart(text: string, part: keyof HolderName): string {
  const tidy = tidyText(text)
  return (part === 'middle' ? isNoPatronymic(tidy) : isNoValue(tidy)) ? '' : tidy
}

/** A whole name in one text, without the dash that stands at its end for a patronymic. */
export function wholeName(text: string): string {
  return tidyText(text).replace(/(?: (?:[-‐-―−]|не вказано|немає))+$/iu, '')
}

/** Parts that are there, also of names that were kept before placeholders were known. */
function partsOf({ last, first, middle }: HolderName): HolderName {
  return { last: namePart(last, 'last'), first: namePart(first, 'first'), middle: namePart(middle, 'middle') }
}

/** «Прізвище Ім’я По батькові» */
export function fullName(name: HolderName): string {
  const { last, first, middle } = partsOf(name)
  return [last, first, middle].filter((part) => part !== '').join(' ')
}

/** «Прізвище І. П.», double names keep both initials: «О.-В.». */
export function nameWithInitials(name: HolderName): string {
  const { last, first, middle } = partsOf(name)
  const initials = [first, middle].map((part) =>
    part
      .split(/[-‐‑–—]/)
      .flatMap(initial)
      .join('-'),
  )
  return [last, ...initials].filter((part) => part !== '').join(' ')
}

function initial(name: string): string[] {
  const letter = /\p{L}\p{M}*/u.exec(name)?.[0]
  return letter === undefined ? [] : [`${letter.toLocaleUpperCase('uk')}.`]
}
