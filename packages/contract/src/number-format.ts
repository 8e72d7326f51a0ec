// How a centre numbers its appeals: «{yyyy}-{mm}-{dd}/{n:3}» makes 2026-11-16/042. The desk shows an example while the
// format is typed; the bff makes the numbers.

const part = /\{([^{}]*)\}/g

export const numberFormatFaults = ['no-number', 'unknown-part', 'stray-brace'] as const
export type NumberFormatFault = (typeof numberFormatFaults)[number]

/** What is wrong with a format; undefined when numbers can be made of it. */
export function numberFormatFault(format: string): NumberFormatFault | undefined {
  const parts = [...format.matchAll(part)].map(([, inside = '']) => inside)
  if (/[{}]/.test(format.replace(part, ''))) return 'stray-brace'
  if (parts.some((inside) => !/^(?:yyyy|yy|mm|dd|n(?::[1-9])?)$/.test(inside))) return 'unknown-part'
  return parts.some((inside) => inside.startsWith('n')) ? undefined : 'no-number'
}

/** The number that a sound format makes of a day (YYYY-MM-DD, in Europe/Kyiv) and a count. */
export function formatNumber(format: string, day: string, n: number): string {
  const [yyyy = '', mm = '', dd = ''] = day.split('-')
  const dated: Record<string, string> = { yyyy, yy: yyyy.slice(-2), mm, dd }
  return format.replace(part, (whole, inside: string) => {
    const [, width = '1'] = /^n(?::(\d))?$/.exec(inside) ?? []
    return inside.startsWith('n') ? String(n).padStart(Number(width), '0') : (dated[inside] ?? whole)
  })
}
