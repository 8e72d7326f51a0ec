import { defineWords } from './i18n/words.ts'
import { commonUk, type CommonWords } from './messages.uk.ts'

export const useCommonWords = defineWords<CommonWords>(
  commonUk,
  async () => (await import('./messages.en.ts')).commonEn,
)
