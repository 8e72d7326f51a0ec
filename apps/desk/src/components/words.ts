import { messages } from '@diia-desk/locales/uk/components'
import { defineWords } from '../lib/i18n/words.ts'

export const useComponentWords = defineWords('components', messages)
