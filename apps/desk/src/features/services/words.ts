import { messages } from '@diia-desk/locales/uk/services'
import { defineWords } from '../../lib/i18n/words.ts'

export const useServicesWords = defineWords('services', messages)
