import type { Context } from '../context.ts'
import type { DiiaConnection } from '../diia/connection.ts'
import type { ArrivalsContext } from '../features/arrivals/packages/arrivals-context.ts'

/** What looking at the system needs: what arrivals write to and open with, and whether Diia answers. */
export type HealthContext = Context & Pick<ArrivalsContext, 'disk' | 'unwrapWorkers'> & Pick<DiiaConnection, 'diiaLink'>
