import express, { type Express } from 'express'
import type { Context } from './context.ts'
import type { Control } from './control.ts'
import { controlRoutes } from './routes/control.ts'
import { partnerApi } from './routes/partner-api.ts'
import { phoneApi } from './routes/phone-api.ts'
import { phonePage } from './routes/phone-page.ts'

export function createApp(ctx: Context, control: Control): Express {
  const app = express()
  app.disable('x-powered-by')
  app.enable('case sensitive routing')
  // The Date header has the simulator's own time, from which callers measure the error of their clock.
  app.use('/api', (_req, res, next) => {
    res.set('Date', ctx.clock.now().toUTCString())
    next()
  })
  app.use('/api', partnerApi(ctx))
  app.use('/control', controlRoutes(control))
  app.use('/phone/api', phoneApi(ctx))
  app.use('/phone', phonePage())
  app.get('/', (_req, res) => res.redirect('/phone'))
  return app
}
