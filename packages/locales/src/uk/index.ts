import type { LanguageFacts } from '../messages.ts'
import { tag } from './tag.ts'

/** Ukrainian is imported by the code that needs it: '@diia-desk/locales/uk/…'. */
export const uk = { tag, dayTag: 'uk-UA', ownName: 'Українська' } satisfies LanguageFacts
