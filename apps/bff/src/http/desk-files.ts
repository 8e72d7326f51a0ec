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
 * that opens an unknown address gets the desk with status 404, and the desk says so. A program gets 404 only.
 */
export function deskFiles(ctx: Context): Router {
  const folder = ctx.config.server.deskFolder
  const index = join(folder, 'index.html')
  const reason = 'the program of the desk, with nothing of the centre in it'
  return (
    Router()
      // The files were compressed by the build, so that nothing is compressed while somebody waits.
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
        if (!(known ? mayBePageRequest(req) : isPageRequest(req, ctx.config.export.path)) || !existsSync(index))
          return next(new Problem('not-found'))
        res
          .status(known ? 200 : 404)
          .set({ 'Cache-Control': 'no-cache', Vary: 'Accept, Sec-Fetch-Mode' })
          .sendFile(index)
      })
  )
}

/** Browsers say what kind of resource they fetch. For other clients only the Accept header is known. */
function mayBePageRequest(req: Request): boolean {
  const mode = req.get('sec-fetch-mode')
  return (mode === undefined || mode === 'navigate') && req.accepts('html') !== false
}

/** Certainly a browser that opens a page: names of pages contain no dot, and addresses of programs are not pages. */
function isPageRequest(req: Request, exportPath: string): boolean {
  return (
    mayBePageRequest(req) &&
    /\btext\/html\b/.test(req.get('accept') ?? '') &&
    !req.path.includes('.') &&
    !isMachineAddress(req.path, exportPath)
  )
}
