import { messages } from '@diia-desk/locales/uk/monitoring-test-pull'
import { defineWords } from '../../../lib/i18n/words.ts'

export const useTestPullWords = defineWords('monitoring-test-pull', messages)
