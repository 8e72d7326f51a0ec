import type { Migration, MigrationProvider } from 'kysely/migration'
import * as initial from './0001-initial.ts'
import * as appeals from './0002-appeals.ts'
import * as reports from './0003-reports.ts'
import * as order from './0004-order.ts'
import * as identity from './0005-identity.ts'
import * as packages from './0006-packages.ts'
import * as staffWindows from './0007-staff-windows.ts'
import * as signIn from './0008-sign-in.ts'
import * as stateBefore from './0009-state-before.ts'
import * as arrivals from './0010-arrivals.ts'
import * as profile from './0011-profile.ts'
import * as secondFactor from './0012-second-factor.ts'

/** In order of their names; a migration that has been released is never changed. */
const migrations: Record<string, Migration> = {
  '0001-initial': initial,
  '0002-appeals': appeals,
  '0003-reports': reports,
  '0004-order': order,
  '0005-identity': identity,
  '0006-packages': packages,
  '0007-staff-windows': staffWindows,
  '0008-sign-in': signIn,
  '0009-state-before': stateBefore,
  '0010-arrivals': arrivals,
  '0011-profile': profile,
  '0012-second-factor': secondFactor,
}

export const migrationProvider: MigrationProvider = { getMigrations: () => Promise.resolve(migrations) }
