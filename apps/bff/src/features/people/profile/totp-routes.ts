import { totpConfirmationSchema, totpStartSchema } from '@diia-desk/contract'
import type { RecoveryCodes, TotpSecret } from '@diia-desk/contract'
import type { RenderOptions } from 'bwip-js/node'
import { Router } from 'express'
import type { Response } from 'express'
import type { Context } from '../../../context.ts'
import { jsonBody, onlyMethods } from '../../../http/guards.ts'
import { parseInput } from '../../../http/parse.ts'
import { Problem } from '../../../problem.ts'
import { requirePassword } from './require-password.ts'
import type { PasswordChecks } from './require-password.ts'
import { requirePermission, staffOf } from '../sessions/guards.ts'
import type { SignInLimits } from '../sessions/sign-in-limits.ts'
import { makeRecoveryCodes, replaceRecoveryCodes } from '../second-factor/recovery-codes.ts'
import { letIn, removeSecondFactor, storeSecret } from '../second-factor/second-factors.ts'
import type { SecondFactorLimits } from '../second-factor/second-factors.ts'
import { describeSecret, makeSecret } from '../second-factor/totp.ts'

type FactorContext = Context & SignInLimits & PasswordChecks & SecondFactorLimits

/** A person's own second factor: begin, confirm by a first code, remove. */
export function totpRoutes(ctx: FactorContext): Router {
  const own = requirePermission(ctx, 'profile.own')
  return Router()
    .post('/profile/totp', own, jsonBody, async (req, res) => {
      await requirePassword(ctx, res, parseInput(totpStartSchema, req.body).password, 'password')
      res.status(201).json(await beginTotp(ctx, res))
    })
    .delete('/profile/totp', own, jsonBody, async (req, res) => {
      await requirePassword(ctx, res, parseInput(totpStartSchema, req.body).password, 'password')
      await removeSecondFactor(ctx, staffOf(res).staff.id)
      res.status(204).end()
    })
    .all('/profile/totp', onlyMethods('POST', 'DELETE'))
    .post('/profile/totp/confirmation', own, jsonBody, async (req, res) => {
      res.json(await confirmTotp(ctx, res, parseInput(totpConfirmationSchema, req.body).code))
    })
    .all('/profile/totp/confirmation', onlyMethods('POST'))
}

/** @throws {Problem} `already-settled` while a confirmed one is in use: it is removed first */
async function beginTotp(ctx: FactorContext, res: Response): Promise<TotpSecret> {
  const { staff } = staffOf(res)
  const secret = makeSecret()
  if (!(await storeSecret(ctx, staff.id, secret))) throw new Problem('already-settled')
  const { text, uri } = describeSecret(secret, ctx.config.centre.name, staff.login)
  // The library is large and needed rarely.
  const { toSVG } = await import('bwip-js/node')
  const drawing: RenderOptions & { eclevel: string } = {
    bcid: 'qrcode',
    text: uri,
    eclevel: 'L',
    padding: 4,
    backgroundcolor: 'ffffff',
  }
  return { secret: text, qr: toSVG(drawing) }
}

async function confirmTotp(ctx: FactorContext, res: Response, code: string): Promise<RecoveryCodes> {
  const { staff } = staffOf(res)
  const codes = makeRecoveryCodes()
  await letIn(ctx, staff.id, code, (trx) => replaceRecoveryCodes(ctx, trx, staff.id, codes))
  return { codes }
}
