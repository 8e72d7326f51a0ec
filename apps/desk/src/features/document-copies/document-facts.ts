import type { DocumentCopy } from '@diia-desk/contract'
import type { Fact } from '../../components/facts.tsx'

/**
 * The fields of a copy with their labels; without a label the field's own key is shown. `asReceived` marks a value that
 * may have lost leading zeros.
 */
export function documentFacts(
  copy: DocumentCopy,
  labels: Readonly<Record<string, string>> | undefined,
  { asReceived: note }: { asReceived: string },
): Fact[] {
  return copy.fields.map(({ key, value, asReceived }) => {
    // Tabular digits widen a hyphen, so only pure numbers and dates get them.
    return {
      key,
      value,
      label: (labels !== undefined && Object.hasOwn(labels, key) ? labels[key] : undefined) ?? key,
      figures: /^[\d.\s]+$/.test(value),
      ...(asReceived && { note }),
    }
  })
}

/** All fields as text, to be pasted into a form or a letter. */
export function factsAsText(facts: readonly Fact[]): string {
  return facts.map(({ label, value, note }) => `${label}: ${value}${note === undefined ? '' : ` (${note})`}`).join('\n')
}
