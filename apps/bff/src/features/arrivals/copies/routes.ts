import { documentCopiesQuerySchema } from '@diia-desk/contract'
import type { DocumentCopies, DocumentCopy } from '@diia-desk/contract'
import { Router } from 'express'
import type { Request, Response } from 'express'
import type { Context } from '../../../context.ts'
import { callOf } from '../../../http/call.ts'
import { onlyMethods } from '../../../http/guards.ts'
import { parseInput } from '../../../http/parse.ts'
import { disposition, sandboxedPdfHeaders } from '../../../http/pdf.ts'
import { requirePermission, staffOf } from '../../people/sessions/guards.ts'
import { countDay, pageOfDay, readCopyRow, toCopy, today } from './repository.ts'

export function documentCopyRoutes(ctx: Context): Router {
  return Router()
    .get('/document-copies', requirePermission(ctx, 'copies.list'), (req, res) => listCopies(ctx, req, res))
    .all('/document-copies', onlyMethods('GET'))
    .get('/document-copies/:id', requirePermission(ctx, 'copies.open'), async (req, res) => {
      const { fileName: _, ...copy } = toCopy(ctx, await concernedRow(ctx, req, res))
      res.json(copy satisfies DocumentCopy)
    })
    .all('/document-copies/:id', onlyMethods('GET'))
    .get('/document-copies/:id/pdf', requirePermission(ctx, 'copies.open'), (req, res) => sendPdf(ctx, req, res))
    .all('/document-copies/:id/pdf', onlyMethods('GET'))
    .get('/document-copies/:id/container', requirePermission(ctx, 'copies.open'), (req, res) =>
      sendContainer(ctx, req, res),
    )
    .all('/document-copies/:id/container', onlyMethods('GET'))
}

async function listCopies(ctx: Context, req: Request, res: Response): Promise<void> {
  const { day = today(ctx), cursor } = parseInput(documentCopiesQuerySchema, req.query)
  const reader = staffOf(res)
  const [page, counts] = await Promise.all([pageOfDay(ctx, reader, day, cursor), countDay(ctx, reader, day)])
  res.json({ day, ...counts, ...page } satisfies DocumentCopies)
}

async function sendPdf(ctx: Context, req: Request, res: Response): Promise<void> {
  const row = await concernedRow(ctx, req, res)
  const bytes = await readBlob(ctx, row.pdf_blob_id)
  res.set({ ...sandboxedPdfHeaders, 'Content-Disposition': disposition('inline', toCopy(ctx, row).fileName) })
  res.send(bytes)
}

/**
 * The signed container as Diia sealed it (CMS SignedData, DER). Any tool that knows the state's trust list can check
 * it.
 */
async function sendContainer(ctx: Context, req: Request, res: Response): Promise<void> {
  const row = await concernedRow(ctx, req, res)
  const bytes = await readBlob(ctx, row.container_blob_id)
  res.set({
    'Content-Type': 'application/pkcs7-mime; smime-type=signed-data',
    'Content-Disposition': disposition('attachment', `${toCopy(ctx, row).fileName}.p7s`),
  })
  res.send(bytes)
}

/** Reads the row that a call is about, and logs that somebody looked at it. */
async function concernedRow(ctx: Context, req: Request, res: Response) {
  const reader = staffOf(res)
  const row = await readCopyRow(ctx, reader, req.params.id as string)
  ctx.log.info({ callId: callOf(res).id, copyId: row.id, staffId: reader.staff.id }, 'copy opened')
  return row
}

async function readBlob(ctx: Context, id: string): Promise<Buffer> {
  const blob = await ctx.db
    .selectFrom('blobs')
    .select(['id', 'store', 'wrapped_key'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return await ctx.blobs.read(blob)
}
