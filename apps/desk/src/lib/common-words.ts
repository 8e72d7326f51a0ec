import { messages } from '@diia-desk/locales/uk/common'
import { defineWords } from './i18n/words.ts'

export const useCommonWords = defineWords('common', messages)
