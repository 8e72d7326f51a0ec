import { isRecord } from '../json.ts'

const wordsForValue: Record<string, Record<string, string>> = {
  docType: { person: 'Особа', accompanied: 'Особа, яку супроводжують' },
  genderUA: { Ж: 'Жіноча', Ч: 'Чоловіча' },
}

/** The text a page shows for a path, or an empty string when the metadata has nothing there. */
export function fieldText(fields: Record<string, unknown>, path: string): string {
  let value: unknown = fields
  for (const key of path.split('.')) {
    if (!isRecord(value)) return ''
    value = value[key]
  }
  if (typeof value !== 'string') return ''
  return wordsForValue[path]?.[value] ?? value.replace(' 00.00.00.000', '')
}
