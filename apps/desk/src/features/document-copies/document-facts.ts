import { documentTypeEntry, type DocumentCopy, type DocumentField } from '@diia-desk/contract'
import type { Fact } from '../../components/facts.tsx'
import type { Locale } from '../../lib/preferences.ts'

/**
 * The copy's fields with their labels; a field that the table does not know shows its own key. `asReceived` says of a
 * value that it may have lost zeros on the way.
 */
export function documentFacts(
  copy: DocumentCopy,
  locale: Locale,
  { asReceived: note }: { asReceived: string },
): Fact[] {
  const known = new Map<string, DocumentField>(documentTypeEntry(copy.type)?.fields.map((field) => [field.key, field]))
  return copy.fields.map(({ key, value, asReceived }) => {
    const field = known.get(key)
    // Tabular digits widen a hyphen: only pure figures and dates get them.
    return {
      key,
      value,
      label: field?.label[locale] ?? key,
      figures: /^[\d.\s]+$/.test(value),
      ...(asReceived && { note }),
    }
  })
}

/** Everything at once, as it is pasted into a form or a letter. */
export function factsAsText(facts: readonly Fact[]): string {
  return facts.map(({ label, value, note }) => `${label}: ${value}${note === undefined ? '' : ` (${note})`}`).join('\n')
}
