import type { Context } from '../context.ts'
import type { DiiaConnection } from '../diia/connection.ts'
import type { ArrivalsContext } from '../features/arrivals/packages/arrivals-context.ts'

/** What a check of the system needs: the disk and workers of arrivals, and the state of the link to Diia. */
export type HealthContext = Context & Pick<ArrivalsContext, 'disk' | 'unwrapWorkers'> & Pick<DiiaConnection, 'diiaLink'>
