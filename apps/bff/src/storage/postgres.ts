import { PostgresDialect } from 'kysely'
import type { Dialect, PostgresPool, PostgresPoolClient } from 'kysely'
import type { Pool, PoolClient } from 'pg'
import { fieldsOf } from '../thrown.ts'

export async function openPostgres(url: string | undefined, { readOnly }: { readOnly: boolean }): Promise<Dialect> {
  const { Pool: ConnectionPool } = await import('pg')
  const pool = new ConnectionPool({ connectionString: url, max: readOnly ? 1 : 8 })
  // A server that restarts closes idle connections. The pool opens others when they are needed; without a listener
  // the error would end the process.
  pool.on('error', () => undefined)
  // For a reader of many rows a plan for its exact period is better than one for all periods.
  return new PostgresDialect({ pool: readOnly ? pool : withNamedStatements(pool) })
}

/** More statements than the program has; only lists of changing length could need more. */
const maxStatements = 300

/**
 * Kysely sends queries without a name, so PostgreSQL parses and plans them each time, which takes longer than running
 * them. With a name it does so once for each connection.
 */
function withNamedStatements(pool: Pool): PostgresPool {
  const names = new Map<string, string>()
  let made = 0
  const clients = new WeakMap<PoolClient, PostgresPoolClient>()
  const nameOf = (text: string) => {
    const known = names.get(text)
    if (known !== undefined || names.size >= maxStatements || !/^(select|insert|update|delete|with)\b/.test(text))
      return known
    const name = `desk-${made++}`
    names.set(text, name)
    return name
  }
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect()
      const known = clients.get(client)
      if (known !== undefined) return known
      const query = (text: string, values: unknown[]) => {
        const name = nameOf(text)
        return client.query({ text, values, ...(name !== undefined && { name }) }).catch((error: unknown) => {
          // A newer release has changed tables at the same time, so plans for `select *` are no longer valid. New names
          // create new plans.
          if (isPlanOutdated(error)) names.clear()
          throw error
        })
      }
      const naming: PostgresPoolClient = {
        query: query as unknown as PostgresPoolClient['query'],
        release: (destroy) => client.release(destroy),
      }
      clients.set(client, naming)
      return naming
    },
  }
}

/** «cached plan must not change result type» */
function isPlanOutdated(error: unknown): boolean {
  const { code, routine } = fieldsOf(error)
  return code === '0A000' && routine === 'RevalidateCachedQuery'
}
