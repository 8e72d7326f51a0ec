/** Tells whether rows that are kept in memory may have changed in the database. */
export interface TableVersions {
  /**
   * Another text once rows of one of the tables may have been changed, by this process or another. Rows that were read
   * after a call belong to its answer or to a later one.
   *
   * @returns undefined where other processes change rows unnoticed (PostgreSQL)
   */
  of(tables: readonly string[]): string | undefined
}

export const unknownVersions: TableVersions = { of: () => undefined }

/**
 * @param othersVersion changes with every change by another connection: SQLite's `data_version`
 * @returns also a function for each statement that may write; a statement that is not understood counts for all tables
 */
export function createTableVersions(othersVersion: () => number): {
  versions: TableVersions
  recordWrite: (text: string) => void
} {
  const writes = new Map<string, number>()
  let unknownWrites = 0
  return {
    versions: {
      of: (tables) => `${othersVersion()}.${unknownWrites}.${tables.map((table) => writes.get(table) ?? 0).join('.')}`,
    },
    recordWrite(text) {
      if (text === 'begin' || text === 'commit' || text === 'rollback') return
      const table = /^(?:insert into|update|delete from) "(\w+)"/.exec(text)?.[1]
      if (table === undefined) unknownWrites++
      else writes.set(table, (writes.get(table) ?? 0) + 1)
    },
  }
}
