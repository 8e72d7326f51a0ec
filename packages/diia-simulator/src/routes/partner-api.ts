import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import express, { type RequestHandler, Router } from 'express'
import type { Context } from '../context.ts'
import { sendFailures, serviceDown, unauthorised, unknownRoute } from '../failure.ts'
import { branchRoutes } from './branches.ts'
import { documentRoutes } from './documents.ts'
import { authenticate, sessionRoutes } from './session.ts'

/** Routes under `/api`: the part of Diia that a partner's server calls. */
export function partnerApi(ctx: Context): Router {
  const router = Router({ caseSensitive: true })
  router.use((_req, res, next) => {
    res.set('Diia-Trace-Id', randomUUID())
    next()
  })
  router.use(express.json({ limit: '100kb' }), express.urlencoded({ extended: true, limit: '100kb' }))
  // After reading the body: a slow Diia processes a call even if the caller no longer waits for the response.
  router.use(applyTrouble(ctx))
  router.use(sessionRoutes(ctx))
  for (const { method, path, versions, handle } of [...branchRoutes(ctx), ...documentRoutes(ctx)]) {
    router[method](
      `/:apiVersion/acquirers/${path}`,
      requireVersionName,
      authenticate(ctx),
      requireVersion(versions),
      handle,
    )
  }
  router.use(unknownRoute)
  router.use(sendFailures(() => ctx.switches.refusedCodeForm))
  return router
}

const requireVersionName: RequestHandler = (req, _res, next) => {
  if (/^v\d+$/.test(String(req.params.apiVersion))) next()
  else next('route')
}

function requireVersion(versions: readonly string[]): RequestHandler {
  return (req, _res, next) => {
    if (!versions.includes(String(req.params.apiVersion))) throw unauthorised('Unexpected action token')
    next()
  }
}

function applyTrouble(ctx: Context): RequestHandler {
  return async (req, _res, next) => {
    const { latencyMs, down } = ctx.faults.api
    if (latencyMs > 0) await wait(latencyMs, undefined, { signal: ctx.closeSignal }).catch(() => undefined)
    // The simulator closes and has closed the connection.
    if (ctx.closeSignal.aborted) return
    if (down === 'refused') req.socket.destroy()
    else if (down === 'unavailable') throw serviceDown()
    else next()
  }
}
