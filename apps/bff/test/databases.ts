import { startPostgres } from './postgres-server.ts'

export interface StartedDatabase {
  /** Makes a bff use it. */
  environment: Record<string, string>
  stop: () => Promise<void>
}

/** Both databases, for tests that must hold on each. */
export const databases: { name: string; start: () => Promise<StartedDatabase> }[] = [
  { name: 'SQLite', start: () => Promise.resolve({ environment: {}, stop: () => Promise.resolve() }) },
  {
    name: 'PostgreSQL',
    start: async () => {
      const postgres = await startPostgres()
      return { environment: { POSTGRES_URL: postgres.url }, stop: () => postgres.close() }
    },
  },
]
