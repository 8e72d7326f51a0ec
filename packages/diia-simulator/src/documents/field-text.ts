import { isRecord } from '../json.ts'

const labelsForValues: Record<string, Record<string, string>> = {
  docType: { person: 'Особа', accompanied: 'Особа, яку супроводжують' },
  genderUA: { Ж: 'Жіноча', Ч: 'Чоловіча' },
}

/** The text of a field for the page, or an empty string when the metadata has no value. */
export function fieldText(fields: Record<string, unknown>, path: string): string {
  let value: unknown = fields
  for (const key of path.split('.')) {
    if (!isRecord(value)) return ''
    value = value[key]
  }
  if (typeof value !== 'string') return ''
  return labelsForValues[path]?.[value] ?? value.replace(' 00.00.00.000', '')
}
