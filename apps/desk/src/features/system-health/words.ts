import { defineWords } from '../../lib/i18n/words.ts'
import { systemHealthUk } from './messages.uk.ts'

export const useSystemHealthWords = defineWords(
  systemHealthUk,
  async () => (await import('./messages.en.ts')).systemHealthEn,
)
