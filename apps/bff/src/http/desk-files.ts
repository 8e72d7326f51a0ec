import { existsSync } from 'node:fs'
import { join } from 'node:path'
import express, { Router } from 'express'
import type { Request } from 'express'
import staticCompressed from 'express-static-gzip'
import type { Context } from '../context.ts'
import { Problem } from '../problem.ts'
import { notForStaff, withAccess } from './access.ts'
import { isDeskPage, isMachineAddress } from './addresses.ts'

/**
 * Serves the built desk. Files with a hash in their name never change; every page of the app is index.html. A browser
 * that goes to an address without a page gets the desk too, which says so, with 404; a program gets 404 alone.
 */
export function deskFiles(ctx: Context): Router {
  const folder = ctx.config.server.deskFolder
  const index = join(folder, 'index.html')
  const reason = 'the program of the desk, with nothing of the centre in it'
  return (
    Router()
      // Compressed when the desk was built. Nothing is compressed here while somebody waits for it.
      .use(
        '/assets',
        withAccess(
          staticCompressed(join(folder, 'assets'), {
            enableBrotli: true,
            index: false,
            serveStatic: { redirect: false, immutable: true, maxAge: '365d' },
          }),
          { kind: 'open', reason },
        ),
      )
      .use(
        withAccess(
          express.static(folder, {
            index: false,
            redirect: false,
            setHeaders: (res) => res.setHeader('Cache-Control', 'no-cache'),
          }),
          { kind: 'open', reason },
        ),
      )
      .get('/{*page}', notForStaff(reason), (req, res, next) => {
        const known = isDeskPage(req.path)
        if (!(known ? mayNavigate(req) : isVisit(req, ctx.config.export.path)) || !existsSync(index))
          return next(new Problem('not-found'))
        res
          .status(known ? 200 : 404)
          .set({ 'Cache-Control': 'no-cache', Vary: 'Accept, Sec-Fetch-Mode' })
          .sendFile(index)
      })
  )
}

/** Browsers say what they fetch for; of others only what they accept is known. */
function mayNavigate(req: Request): boolean {
  const mode = req.get('sec-fetch-mode')
  return (mode === undefined || mode === 'navigate') && req.accepts('html') !== false
}

/** Surely a person's browser that goes to an address: a page has no dot in its name, and nothing below a program's address is one. */
function isVisit(req: Request, exportPath: string): boolean {
  return (
    mayNavigate(req) &&
    /\btext\/html\b/.test(req.get('accept') ?? '') &&
    !req.path.includes('.') &&
    !isMachineAddress(req.path, exportPath)
  )
}
