// Numbers as text.
import { languages, type Locale } from '@diia-desk/locales'

/** «1 277» in both languages, as offices write it; the decimal separator depends on the language. */
export function figure(value: number, locale: Locale): string {
  return new Intl.NumberFormat(languages[locale].tag, { maximumFractionDigits: 1 })
    .format(value)
    .replaceAll(/(?<=\d),(?=\d{3})/g, '\u00a0')
}

interface DurationWords {
  seconds: (text: string) => string
  minutes: (text: string) => string
  hours: (text: string) => string
  days: (count: number) => string
}

/** «0,6 с», «1 хв 12 с», «3 год 10 хв», «4 дні 2 год»: at most two units. */
export function duration(seconds: number, words: DurationWords, locale: Locale): string {
  if (seconds < 10) return words.seconds(figure(Math.round(seconds * 10) / 10, locale))
  const [s, m, h, d] = [
    Math.round(seconds) % 60,
    Math.floor(Math.round(seconds) / 60) % 60,
    Math.floor(Math.round(seconds) / 3600) % 24,
    Math.floor(Math.round(seconds) / 86_400),
  ]
  const parts =
    d > 0
      ? [words.days(d), h > 0 && words.hours(String(h))]
      : h > 0
        ? [words.hours(String(h)), m > 0 && words.minutes(String(m))]
        : m > 0
          ? [words.minutes(String(m)), s > 0 && words.seconds(String(s))]
          : [words.seconds(String(s))]
  return parts.filter((part) => part !== false).join(' ')
}
