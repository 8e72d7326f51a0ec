import type { Config, Secrets } from '../../../config.ts'
import type { Logger } from '../../../logger.ts'
import type { Bus } from '../../../storage/bus.ts'
import type { Commits } from '../../../storage/commits.ts'
import type { Db } from '../../../storage/database.ts'
import type { Keys } from '../../../storage/keys.ts'
import type { PasswordPool } from '../../people/staff/password-pool.ts'
import { compileProfile } from './compile-profile.ts'
import type { CompiledProfile } from './compile-profile.ts'
import { createExportAccess } from './credentials.ts'
import type { ExportAccess } from './credentials.ts'
import { createPageMaker } from './page-maker.ts'
import type { PageMaker } from './page-maker.ts'
import { loadProfile } from './profile.ts'
import { createPullLog } from './pull-log.ts'
import type { PullLog } from './pull-log.ts'

/** The state of the export between calls. */
export interface StateExport {
  profile: CompiledProfile
  access: ExportAccess
  pages: PageMaker
  pulls: PullLog
}

/** @throws {ConfigError} when the profile is not valid */
export function createExport(
  config: Config,
  secrets: Secrets,
  parts: { db: Db; keys: Keys; commits: Commits; bus: Bus; now: () => Date; log: Logger; passwords: PasswordPool },
): StateExport {
  const profile = loadProfile(config.export.profile)
  return {
    profile: compileProfile(profile),
    access: createExportAccess(parts),
    pages: createPageMaker({ database: config.storage.database, postgresUrl: secrets.postgresUrl, profile }),
    pulls: createPullLog(parts),
  }
}
