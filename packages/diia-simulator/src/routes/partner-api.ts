import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import express, { type RequestHandler, Router } from 'express'
import type { Context } from '../context.ts'
import { answerFailures, serviceDown, unauthorised, unknownRoute } from '../failure.ts'
import { branchRoutes } from './branches.ts'
import { documentRoutes } from './documents.ts'
import { authenticate, sessionRoutes } from './session.ts'

/** Everything under `/api`: what a partner's server sees of Diia. */
export function partnerApi(ctx: Context): Router {
  const router = Router({ caseSensitive: true })
  router.use((_req, res, next) => {
    res.set('Diia-Trace-Id', randomUUID())
    next()
  })
  router.use(express.json({ limit: '100kb' }), express.urlencoded({ extended: true, limit: '100kb' }))
  // After the body is in hand: a slow Diia does what it was asked although the caller has given up waiting.
  router.use(misbehave(ctx))
  router.use(sessionRoutes(ctx))
  for (const { method, path, versions, handle } of [...branchRoutes(ctx), ...documentRoutes(ctx)]) {
    router[method](
      `/:apiVersion/acquirers/${path}`,
      onlyVersionNames,
      authenticate(ctx),
      onlyVersions(versions),
      handle,
    )
  }
  router.use(unknownRoute)
  router.use(answerFailures(() => ctx.switches.refusedCodeForm))
  return router
}

const onlyVersionNames: RequestHandler = (req, _res, next) => {
  if (/^v\d+$/.test(String(req.params.apiVersion))) next()
  else next('route')
}

function onlyVersions(versions: readonly string[]): RequestHandler {
  return (req, _res, next) => {
    if (!versions.includes(String(req.params.apiVersion))) throw unauthorised('Unexpected action token')
    next()
  }
}

function misbehave(ctx: Context): RequestHandler {
  return async (req, _res, next) => {
    const { latencyMs, down } = ctx.faults.api
    if (latencyMs > 0) await wait(latencyMs, undefined, { signal: ctx.stopping }).catch(() => undefined)
    // The caller has been cut off.
    if (ctx.stopping.aborted) return
    if (down === 'refused') req.socket.destroy()
    else if (down === 'unavailable') throw serviceDown()
    else next()
  }
}
