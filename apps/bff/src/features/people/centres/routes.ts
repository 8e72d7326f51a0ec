import type { Centre } from '@diia-desk/contract'
import { Router } from 'express'
import type { Context } from '../../../context.ts'
import type { DiiaConnection } from '../../../diia/connection.ts'
import { notForStaff } from '../../../http/access.ts'
import { onlyMethods } from '../../../http/guards.ts'
import { listDemoStaff } from '../staff/demo-staff.ts'

/** What anyone who opens the page may know: the centre's name, its windows, and whether Diia answers. */
export function centreRoutes(ctx: Context & Pick<DiiaConnection, 'diiaLink'>): Router {
  return Router()
    .get('/centre', notForStaff('the sign-in page names the centre'), async (_req, res) => {
      const centre: Centre = {
        name: ctx.config.centre.name,
        windows: ctx.config.centre.windows,
        diia: ctx.diiaLink.state,
        ...(ctx.config.demo !== undefined && {
          demo: { phoneUrl: ctx.config.demo.phoneUrl, staff: await listDemoStaff(ctx) },
        }),
      }
      res.json(centre)
    })
    .all('/centre', onlyMethods('GET'))
}
