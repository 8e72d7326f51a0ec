import type { LanguageFacts } from '../messages.ts'

/** Ukrainian is imported by the code that needs it: '@diia-desk/locales/uk/…'. */
export const uk = { tag: 'uk-UA', dayTag: 'uk-UA', ownName: 'Українська' } satisfies LanguageFacts
