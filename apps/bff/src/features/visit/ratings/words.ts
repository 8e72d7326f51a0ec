import { locales, messagesIn, type Locale } from '@diia-desk/locales'
import { messages, type RatingPageWords } from '@diia-desk/locales/uk/rating-page'

/** What the visitor's page says in each language. */
export const words = Object.fromEntries(
  await Promise.all(locales.map(async (locale) => [locale, await messagesIn(locale, 'rating-page', messages)])),
) as Record<Locale, RatingPageWords>
