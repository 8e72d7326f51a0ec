import type { DocumentCopy } from '@diia-desk/contract'
import type { Fact } from '../../components/facts.tsx'

/**
 * The copy's fields with their labels; a field without one shows its own key. `asReceived` says of a
 * value that it may have lost zeros on the way.
 */
export function documentFacts(
  copy: DocumentCopy,
  labels: Readonly<Record<string, string>> | undefined,
  { asReceived: note }: { asReceived: string },
): Fact[] {
  return copy.fields.map(({ key, value, asReceived }) => {
    // Tabular digits widen a hyphen: only pure figures and dates get them.
    return {
      key,
      value,
      label: (labels !== undefined && Object.hasOwn(labels, key) ? labels[key] : undefined) ?? key,
      figures: /^[\d.\s]+$/.test(value),
      ...(asReceived && { note }),
    }
  })
}

/** Everything at once, as it is pasted into a form or a letter. */
export function factsAsText(facts: readonly Fact[]): string {
  return facts.map(({ label, value, note }) => `${label}: ${value}${note === undefined ? '' : ` (${note})`}`).join('\n')
}
