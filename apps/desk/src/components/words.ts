import { defineWords } from '../lib/i18n/words.ts'
import { componentsUk } from './messages.uk.ts'

export const useComponentWords = defineWords(componentsUk, async () => (await import('./messages.en.ts')).componentsEn)
