import { tidyText } from './tidy-text.ts'

export interface HolderName {
  last: string
  first: string
  /** Empty if the person has none. */
  middle: string
}

/** Placeholders of registers for an empty value that cannot be names. */
const noValue =
  /^(?:[-‐-―−_.*/\s]*|не\s+(?:вказан[оаий]{1,2}|зазначен[оаий]{1,2}|визначен[оаий]{1,2})|н\/д|null|none)\.?$/iu
/** Further placeholders for a patronymic; some of these words exist as surnames. */
const noPatronymic = /^(?:немає?|відсутн(?:є|я|ій|і|ьо)|без по батькові|нет|отсутствует)\.?$/iu

/** Whether a text is a placeholder: a dash of any length, «Не вказано», only blanks. */
export function isNoValue(text: string): boolean {
  return noValue.test(tidyText(text))
}

/** Whether a text means that the person has no patronymic. */
export function isNoPatronymic(text: string): boolean {
  return isNoValue(text) || noPatronymic.test(tidyText(text))
}

/** A part of a name for display; empty if the register has none. */
export function namePart(text: string, part: keyof HolderName): string {
  const tidy = tidyText(text)
  return (part === 'middle' ? isNoPatronymic(tidy) : isNoValue(tidy)) ? '' : tidy
}

/** A full name in one text, without a dash at its end instead of a patronymic. */
export function cleanFullName(text: string): string {
  return tidyText(text).replace(/(?: (?:[-‐-―−]|не вказано|немає))+$/iu, '')
}

/** The existing parts, also for names that were stored before placeholders were recognised. */
function partsOf({ last, first, middle }: HolderName): HolderName {
  return { last: namePart(last, 'last'), first: namePart(first, 'first'), middle: namePart(middle, 'middle') }
}

/** «Прізвище Ім’я По батькові» */
export function fullName(name: HolderName): string {
  const { last, first, middle } = partsOf(name)
  return [last, first, middle].filter((part) => part !== '').join(' ')
}

/** «Прізвище І. П.»; double names keep both initials: «О.-В.». */
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
