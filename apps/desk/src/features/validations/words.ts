import { messages } from '@diia-desk/locales/uk/validations'
import { defineWords } from '../../lib/i18n/words.ts'

export const useValidationWords = defineWords('validations', messages)
