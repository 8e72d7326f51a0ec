import type { Compilable, CompiledQuery, Kysely, Transaction } from 'kysely'
import type { Db } from './database.ts'
import { isPostgres } from './engine.ts'
import type { Database } from './schema.ts'

/** Stands in a query for a value that each call gives. */
class Slot {
  readonly name: PropertyKey

  constructor(name: PropertyKey) {
    this.name = name
  }
}

/** Names a value of a call where the query needs it. */
export type SlotOf<Values> = <Name extends keyof Values>(name: Name) => Values[Name]

/**
 * A query that is built and compiled once for each kind of database: for queries of every call, where building costs
 * more than running.
 *
 * @param build is called with any database of the kind. Only values may differ between calls, never the text: a slot in
 *   a list of changing length, or instead of a column, will not do
 * @returns the rows of the query, run with these values
 */
export function compileOnce<Values extends Record<string, unknown>, Row>(
  build: (db: Db, slot: SlotOf<Values>) => Compilable<Row>,
): (db: Kysely<Database> | Transaction<Database>, values: Values) => Promise<Row[]> {
  const compiled: Partial<Record<'sqlite' | 'postgres', CompiledQuery<Row>>> = {}
  const slot: SlotOf<Values> = (name) => new Slot(name) as never
  return async (db, values) => {
    const query = (compiled[isPostgres(db) ? 'postgres' : 'sqlite'] ??= build(db, slot).compile())
    const parameters = query.parameters.map((value) => (value instanceof Slot ? values[value.name as string] : value))
    return (await db.executeQuery<Row>({ ...query, parameters })).rows
  }
}
