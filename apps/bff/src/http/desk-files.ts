import { existsSync } from 'node:fs'
import { join } from 'node:path'
import express, { Router } from 'express'
import staticCompressed from 'express-static-gzip'
import type { Context } from '../context.ts'
import { Problem } from '../problem.ts'
import { notForStaff, withAccess } from './access.ts'

/** Serves the built desk. Files with a hash in their name never change; every page of the app is index.html. */
export function deskFiles(ctx: Context): Router {
  const folder = ctx.config.server.deskFolder
  const index = join(folder, 'index.html')
  const reason = 'the program of the desk, with nothing of the centre in it'
  return Router()
    // Compressed when the desk was built. Nothing is compressed here while somebody waits for it.
    .use('/assets', withAccess(staticCompressed(join(folder, 'assets'), { enableBrotli: true, index: false, serveStatic: { immutable: true, maxAge: '365d' } }), { kind: 'open', reason }))
    .use(withAccess(express.static(folder, { index: false, setHeaders: (res) => res.setHeader('Cache-Control', 'no-cache') }), { kind: 'open', reason }))
    .get('/{*page}', notForStaff(reason), (req, res, next) => {
      // A page has no dot in its name; a missing file must not come back as a page.
      if (req.path.includes('.') || !req.accepts('html') || !existsSync(index)) return next(new Problem('not-found'))
      res.set('Cache-Control', 'no-cache').sendFile(index)
    })
}
