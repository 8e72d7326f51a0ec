/** Adds query parameters to a path; undefined and empty values are left out. */
export function withQuery(path: string, query: Readonly<Record<string, string | number | undefined>>): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  )
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`
}

/** Address of an appeal's page. */
export function hrefOfAppeal(id: string): string {
  return `/journal/${encodeURIComponent(id)}`
}
