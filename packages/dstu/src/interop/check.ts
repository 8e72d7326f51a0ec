/** Reads one file of a folder of vectors. */
export type ReadVector = (name: string) => Uint8Array

/** Checks one message of another implementation. */
export interface Check {
  readonly group: string
  readonly name: string
  /** Throws when the check fails. */
  readonly run: () => void
}

export interface GroupResult {
  readonly group: string
  readonly passed: number
  readonly failures: readonly { readonly name: string; readonly why: string }[]
}

export function runChecks(checks: readonly Check[]): GroupResult[] {
  return [...Map.groupBy(checks, (check) => check.group)].map(([group, members]) => {
    const failures = members.flatMap(({ name, run }) => {
      try {
        run()
        return []
      } catch (error) {
        return [{ name, why: error instanceof Error ? error.message : String(error) }]
      }
    })
    return { group, passed: members.length - failures.length, failures }
  })
}

export function must(condition: boolean, message: string): void {
  if (!condition) throw new Error(message)
}
