import { defineWords } from '../../lib/i18n/words.ts'
import { servicesUk } from './messages.uk.ts'

export const useServicesWords = defineWords(servicesUk, async () => (await import('./messages.en.ts')).servicesEn)
