import type { Context } from '../../../context.ts'
import type { ScreenPriority } from '../../../http/screen-priority.ts'
import type { PasswordPool } from '../../people/staff/password-pool.ts'
import type { StateExport } from './create-export.ts'

/** What the export and its pages need in addition to the context. */
export type ExportContext = Context & {
  stateExport: StateExport
  passwords: PasswordPool
  screenPriority: ScreenPriority
}
