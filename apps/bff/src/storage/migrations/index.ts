import type { Migration, MigrationProvider } from 'kysely/migration'
import * as initial from './0001-initial.ts'

/** In order of their names; a migration that has been released is never changed. */
const migrations: Record<string, Migration> = { '0001-initial': initial }

export const migrationProvider: MigrationProvider = { getMigrations: () => Promise.resolve(migrations) }
