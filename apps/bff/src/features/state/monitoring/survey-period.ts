// A survey of all records of a period: how many there are, which would be refused, how complete the records of each
// clerk and each service are. It reads the same pages as a pull does.
import type { ExportCompleteness, ExportRow, Period } from '@diia-desk/contract'
import type { PullPosition } from '../export/cursor.ts'
import type { ExportContext } from '../export/export-context.ts'
import { toExportRow } from './export-row.ts'
import { judge, readRegisters, serviceOf } from './faults.ts'
import { readPage } from '../export/read-page.ts'
import { startPull } from '../export/start-pull.ts'
import type { Page } from '../export/read-page.ts'

export interface Survey extends ExportCompleteness {
  total: number
  rejected: number
}

/** Records in a page of a survey. It yields to other work between any two chunks. */
const pageSize = 500
/** Several managers may open the same period again and again. */
const maxKept = 20
const keptMs = 30_000

export interface Surveys {
  of(period: Period): Promise<Survey>
}

export function createSurveys(ctx: SurveyContext): Surveys {
  const kept = new Map<string, { survey: Promise<Survey>; at: number }>()
  return {
    async of(period) {
      const position = await startPull(ctx, period, pageSize)
      const now = ctx.now().getTime()
      for (const [key, { at }] of kept) if (at + keptMs < now) kept.delete(key)
      const key = `${period.from} ${period.to} ${position.snapshot}`
      const known = kept.get(key)
      if (known !== undefined) return await known.survey
      if (kept.size >= maxKept) kept.clear()
      const survey = surveyPeriod(ctx, position)
      kept.set(key, { survey, at: now })
      survey.catch(() => kept.delete(key))
      return await survey
    },
  }
}

type SurveyContext = Pick<ExportContext, 'config' | 'db' | 'stateExport' | 'now' | 'screenPriority'>

async function surveyPeriod(ctx: SurveyContext, start: PullPosition): Promise<Survey> {
  const {
    stateExport: { profile },
  } = ctx
  const registers = await readRegisters(ctx.db)
  const clerks = await clerkNames(ctx)
  const byClerk = new Map<string, Share>()
  const byService = new Map<string, Share & { code?: string }>()
  let total = 0
  let rejected = 0
  for (let position: PullPosition | undefined = start; position !== undefined;) {
    const page: Page = await readPage(ctx, position)
    for (const { record } of page.records) {
      const complete = judge(record, profile, registers, ctx.now()).faults.length === 0
      total++
      if (!complete) rejected++
      count(byClerk, record.staff_id ?? '', { name: clerks.get(record.staff_id ?? '') ?? '' }, complete)
      count(
        byService,
        record.service_id ?? record.service_code ?? '',
        {
          name: serviceOf(record, registers)?.name ?? '',
          ...(record.service_code !== null && { code: record.service_code }),
        },
        complete,
      )
    }
    position = page.next
  }
  return { total, rejected, byClerk: worstFirst(byClerk), byService: worstFirst(byService) }
}

interface Share {
  name: string
  appeals: number
  complete: number
}

function count<Kind extends Share>(
  shares: Map<string, Kind>,
  key: string,
  start: Omit<Kind, 'appeals' | 'complete'>,
  complete: boolean,
): void {
  const share = shares.get(key) ?? ({ ...start, appeals: 0, complete: 0 } as Kind)
  share.appeals++
  if (complete) share.complete++
  shares.set(key, share)
}

function worstFirst<Kind extends Share>(shares: Map<string, Kind>): Kind[] {
  return [...shares.values()].toSorted(
    (a, b) =>
      b.appeals - b.complete - (a.appeals - a.complete) || b.appeals - a.appeals || a.name.localeCompare(b.name, 'uk'),
  )
}

async function clerkNames({ db }: SurveyContext): Promise<Map<string, string>> {
  return new Map((await db.selectFrom('staff').select(['id', 'name']).execute()).map(({ id, name }) => [id, name]))
}

/** Records with faults after a position, enough for a page of a screen. */
export async function findRejected(
  ctx: SurveyContext,
  start: PullPosition,
  enough: number,
): Promise<{ items: ExportRow[]; next?: PullPosition }> {
  const {
    stateExport: { profile },
  } = ctx
  const registers = await readRegisters(ctx.db)
  const items: ExportRow[] = []
  for (let position: PullPosition | undefined = start; position !== undefined;) {
    const page: Page = await readPage(ctx, position)
    for (const row of page.records) {
      const judgement = judge(row.record, profile, registers, ctx.now())
      if (judgement.faults.length > 0) items.push(toExportRow(row, judgement, registers))
    }
    position = page.next
    if (items.length >= enough) return { items, ...(position !== undefined && { next: position }) }
  }
  return { items }
}
