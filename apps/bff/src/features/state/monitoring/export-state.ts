import type { ExportAlarm, ExportState } from '@diia-desk/contract'
import type { ExportContext } from '../export/export-context.ts'
import { addSeconds } from '../../../time.ts'
import { ownCentre } from '../../people/centres/centres.ts'
import { pullRows, toExportPull } from './list-pulls.ts'

/** The state of the connection to monitoring, and what has to be done about it. */
export async function readExportState(ctx: ExportContext): Promise<ExportState> {
  const centre = await ownCentre(ctx)
  const credentials = await ctx.db
    .selectFrom('export_credentials')
    .leftJoin('staff', 'staff.id', 'export_credentials.created_by')
    .select([
      'export_credentials.id',
      'export_credentials.login',
      'export_credentials.created_at',
      'export_credentials.last_used_at',
      'staff.name',
    ])
    .where('revoked_at', 'is', null)
    .orderBy('export_credentials.created_at')
    .execute()
  const lastComplete = await lastPull(ctx, 'complete')
  return {
    baseUrl: ctx.config.export.publicUrl,
    profile: profileFacts(ctx),
    centre: { name: centre.name, ...(centre.asc_code !== null && { code: centre.asc_code }) },
    credentials: credentials.map((row) => ({
      id: row.id,
      login: row.login,
      createdAt: row.created_at,
      ...(row.name !== null && { createdBy: row.name }),
      ...(row.last_used_at !== null && { lastUsedAt: row.last_used_at }),
    })),
    ...(lastComplete !== undefined && { lastComplete: toExportPull(lastComplete) }),
    alarms: [
      ...(credentials.length === 0 ? ['no-credentials' as const] : []),
      ...(await centreAlarms(ctx, centre.asc_code)),
      ...(await pullAlarms(ctx, lastComplete)),
    ],
  }
}

export function profileFacts({
  config,
  stateExport: {
    profile: { title, profile },
  },
}: Pick<ExportContext, 'config' | 'stateExport'>): ExportState['profile'] {
  return {
    name: title,
    pageSize: Math.min(config.export.pageSize, profile.page_size.max),
    personalData: profile.personal_data,
  }
}

async function centreAlarms({ db }: ExportContext, code: string | null): Promise<ExportAlarm[]> {
  if (code === null) return ['no-centre-code']
  const registered = await db
    .selectFrom('centre_register')
    .select(['code', 'retired_at'])
    .where('code', '=', code)
    .executeTakeFirst()
  if (registered !== undefined) return registered.retired_at === null ? [] : ['centre-code-unknown']
  // Without an imported register nothing can be checked.
  const any = await db.selectFrom('centre_register').select('code').limit(1).executeTakeFirst()
  return any === undefined ? [] : ['centre-code-unknown']
}

/** Only the state's own pulls count: our test pulls prove nothing about them. */
async function pullAlarms(
  ctx: ExportContext,
  lastComplete: { last_page_at: string | null } | undefined,
): Promise<ExportAlarm[]> {
  const expected = addSeconds(ctx.now(), -ctx.config.export.expectedEveryHours * 3600).toISOString()
  const last = await lastPull(ctx)
  return [
    ...(lastComplete === undefined ? ['never-pulled' as const] : []),
    ...(lastComplete?.last_page_at != null && lastComplete.last_page_at < expected ? ['pulls-stopped' as const] : []),
    ...(last !== undefined && last.state !== 'complete' ? ['last-pull-failed' as const] : []),
  ]
}

/** The newest pull that has ended. */
async function lastPull({ db }: ExportContext, state?: 'complete') {
  const ended = pullRows(db)
    .where('kind', '=', 'state')
    .where('state', '!=', 'going')
    .orderBy('started_at', 'desc')
    .limit(1)
  return await (state === undefined ? ended : ended.where('state', '=', state)).executeTakeFirst()
}
