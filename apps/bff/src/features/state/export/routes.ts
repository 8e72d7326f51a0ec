import { createHash } from 'node:crypto'
import { finished } from 'node:stream/promises'
import { promisify } from 'node:util'
import { gzip as gzipOf } from 'node:zlib'
import { Router } from 'express'
import type { Request, RequestHandler, Response } from 'express'
import type { ExportContext } from './export-context.ts'
import { callOf } from '../../../http/call.ts'
import { notForStaff, servesNothing } from '../../../http/access.ts'
import { clientAddress } from '../../../http/client-address.ts'
import { contains } from '../../../networks.ts'
import { readCursor } from './cursor.ts'
import type { PullPosition } from './cursor.ts'
import { ExportFailure, toExportFailure } from './export-errors.ts'
import { readPeriod } from './period.ts'
import type { Caller } from './pull-log.ts'
import { startPull } from './start-pull.ts'
import { isTestToken, testHeader } from './test-token.ts'
import { makePage } from './make-page.ts'
import { fieldsOf } from '../../../thrown.ts'

const compress = promisify(gzipOf)

/**
 * GET {EXPORT_PATH}?start_date&end_date: what the state's eRepository pulls, with no slash at the end, one or several.
 *
 * It has its own Basic authentication; sessions of staff give no access. The first page fixes the snapshot of the
 * journal that the pull sees. The link to the next page carries it.
 */
export function exportRoutes(ctx: ExportContext): Router {
  return Router({ caseSensitive: true })
    .use(servesNothing(withoutSurplusSlashes(ctx.config.export.path)))
    .all(ctx.config.export.path, notForStaff('eRepository pulls with a login of its own'), async (req, res) => {
      res.set({
        'X-Content-Type-Options': 'nosniff',
        'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
        'Referrer-Policy': 'no-referrer',
      })
      const caller = callerOf(ctx, req)
      let position: PullPosition | undefined
      try {
        if (req.method !== 'GET' && req.method !== 'HEAD')
          throw new ExportFailure('method_not_allowed', 'Use GET', { Allow: 'GET, HEAD' })
        await admit(ctx, req, caller)
        position = await positionOf(ctx, req)
        await answer(ctx, req, res, caller, position)
      } catch (error) {
        fail(ctx, req, res, caller, position, error)
      }
    })
}

/** A client that joins two parts of an address may double a slash. Such calls are answered too. */
function withoutSurplusSlashes(path: string): RequestHandler {
  const written = new RegExp(`^${path.replaceAll('.', '\\.').replaceAll('/', '/+')}/*(?=$|\\?)`)
  return (req, _res, next) => {
    req.url = req.url.replace(written, path)
    next()
  }
}

function callerOf(ctx: ExportContext, req: Request): Caller {
  const test = isTestToken(ctx.keys, 'mark', req.get(testHeader) ?? '', ctx.now())
  return { kind: test ? 'test' : 'state', address: clientAddress(req) }
}

/** @throws {ExportFailure} for a caller that may not read */
async function admit({ config, stateExport, now }: ExportContext, req: Request, caller: Caller): Promise<void> {
  const { allowFrom } = config.export
  if (allowFrom !== undefined && !contains(allowFrom, caller.address)) {
    throw new ExportFailure('forbidden', 'Calls from this address are not allowed')
  }
  const verdict = await stateExport.access.judge(req.get('authorization'), caller.address, caller.kind === 'test')
  if (verdict.outcome === 'too-many') {
    const seconds = Math.max(1, Math.ceil((verdict.until.getTime() - now().getTime()) / 1000))
    throw new ExportFailure('too_many_requests', 'Too many attempts from this address; try again later', {
      'Retry-After': String(seconds),
    })
  }
  if (verdict.outcome === 'refused') {
    throw new ExportFailure('unauthorized', 'Login and password are needed', {
      'WWW-Authenticate': 'Basic realm="diia-desk export", charset="UTF-8"',
    })
  }
  if (verdict.test) caller.kind = 'test'
  if (verdict.credentialId !== undefined) caller.credentialId = verdict.credentialId
}

/** @throws {ExportFailure} when the dates or the cursor are not valid */
async function positionOf(ctx: ExportContext, req: Request): Promise<PullPosition> {
  const {
    keys,
    stateExport: { profile },
  } = ctx
  const period = readPeriod(req.query)
  if (typeof period === 'string') throw new ExportFailure('bad_range', period)
  const { cursor } = req.query
  if (cursor !== undefined) {
    const position = typeof cursor === 'string' ? readCursor(keys, profile, cursor, period) : undefined
    if (position === undefined)
      throw new ExportFailure('bad_cursor', 'This link to a page does not hold (any more); begin with the first page')
    return position
  }
  return await startPull(ctx, period)
}

async function answer(
  ctx: ExportContext,
  req: Request,
  res: Response,
  caller: Caller,
  position: PullPosition,
): Promise<void> {
  const gzip = req.acceptsEncodings('gzip', 'identity') === 'gzip'
  res.set({
    'Content-Type': 'application/json; charset=utf-8',
    // Only the receiver may cache it, and must revalidate before using it again.
    'Cache-Control': 'private, no-cache',
    Vary: 'Accept-Encoding, Authorization',
    ETag: tagOf(ctx, req, position),
    ...(gzip && { 'Content-Encoding': 'gzip' }),
  })
  const unchanged = req.fresh
  if (unchanged) res.status(304)
  if (req.method === 'HEAD') return void res.end()
  const { pieces, done, last } = await makePage(ctx, position)
  if (unchanged) res.end()
  else await send(res, gzip ? [await compress(Buffer.concat(pieces))] : pieces)
  // A receiver that has the page continues with the links it has, so only its last page shows that this pull happened.
  if (!unchanged || last) ctx.stateExport.pulls.page(caller, done, { last, status: res.statusCode })
}

/**
 * The same tag means the same records. It is weak, because a first page names its own pull, and gzip gives other bytes.
 */
function tagOf(
  { config, stateExport: { profile } }: ExportContext,
  req: Request,
  { from, to, snapshot, size }: PullPosition,
): string {
  const page = typeof req.query.cursor === 'string' ? req.query.cursor : [from, to, snapshot, size]
  return `W/"${createHash('sha256')
    .update(JSON.stringify([profile.fingerprint, config.export.publicUrl, page]))
    .digest('base64url')
    .slice(0, 27)}"`
}

async function send(res: Response, pieces: Uint8Array[]): Promise<void> {
  res.set('Content-Length', String(pieces.reduce((sum, { length }) => sum + length, 0)))
  // Corked, so that head and body do not leave as three packets.
  res.cork()
  for (const piece of pieces) res.write(piece)
  res.uncork()
  res.end()
  await finished(res)
}

function fail(
  ctx: ExportContext,
  req: Request,
  res: Response,
  caller: Caller,
  position: PullPosition | undefined,
  error: unknown,
): void {
  const failure = toExportFailure(error)
  const { id: callId } = callOf(res)
  const left = isHungUp(error)
  if (left && position !== undefined)
    ctx.log.info({ callId, pull: position.pull, reason: 'hung-up' }, 'export page not read')
  else if (failure.status >= 500) ctx.log.error({ callId, error, reason: failure.code }, 'export failed')
  else ctx.log.info({ callId, reason: failure.code, status: failure.status }, 'export refused')

  if (position !== undefined && failure.reason !== undefined && !left)
    ctx.stateExport.pulls.failed(caller, position, failure.reason, failure.status)
  // Some clients make a first call without a password to learn that one is needed. Such calls are not logged.
  else if (
    position === undefined &&
    failure.reason !== undefined &&
    !(failure.code === 'unauthorized' && req.get('authorization') === undefined)
  ) {
    ctx.stateExport.pulls.refused(caller, failure.reason, failure.status)
  }
  if (res.headersSent || res.destroyed) {
    res.destroy()
    return
  }
  for (const name of ['ETag', 'Content-Encoding', 'Vary']) res.removeHeader(name)
  const body = JSON.stringify(failure.toBody())
  res
    .status(failure.status)
    .set({ 'Cache-Control': 'no-store', 'Content-Type': 'application/json; charset=utf-8', ...failure.headers })
  res.end(req.method === 'HEAD' ? undefined : body)
}

/** The receiver closed the connection before the page was sent completely. */
function isHungUp(error: unknown): boolean {
  const { code } = fieldsOf(error)
  return code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET' || code === 'EPIPE'
}
