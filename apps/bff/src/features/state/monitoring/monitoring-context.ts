import type { Context } from '../../../context.ts'
import type { Precedence } from '../../../http/precedence.ts'
import type { PasswordPool } from '../../people/staff/password-pool.ts'
import type { Monitoring } from './monitoring.ts'

/** What the export and its pages need beside the context. */
export type MonitoringContext = Context & {
  monitoring: Monitoring
  passwords: PasswordPool
  precedence: Precedence
}
