import { messages } from '@diia-desk/locales/uk/profile'
import { defineWords } from '../../lib/i18n/words.ts'

export const useProfileWords = defineWords('profile', messages)
