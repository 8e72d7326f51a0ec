import { locales, messagesIn, type Locale } from '@diia-desk/locales'
import { messages, type RatingPageWords } from '@diia-desk/locales/uk/rating-page'

/** The texts of the visitor's page in each language. */
export const words = Object.fromEntries(
  await Promise.all(locales.map(async (locale) => [locale, await messagesIn(locale, 'rating-page', messages)])),
) as Record<Locale, RatingPageWords>
