import { defineWords } from '../../lib/i18n/words.ts'
import { validationsUk } from './messages.uk.ts'

export const useValidationWords = defineWords(
  validationsUk,
  async () => (await import('./messages.en.ts')).validationsEn,
)
