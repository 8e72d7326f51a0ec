import { askedFigures, quarterAnswersSchema } from '@diia-desk/contract'
import type { QuarterAnswers } from '@diia-desk/contract'
import type { Context } from '../../../context.ts'

/** Answered for each quarter. All other answers stay valid until they are changed. */
const askedEachQuarter: readonly (keyof QuarterAnswers)[] = ['avg_waiting']

const storedQuarterOf = (name: keyof QuarterAnswers, quarter: string) =>
  askedEachQuarter.includes(name) ? quarter : ''

/** The centre's answers about itself. Nothing is guessed: a question without an answer is null. */
export async function readAnswers(ctx: Pick<Context, 'db'>, quarter: string): Promise<QuarterAnswers> {
  const rows = await ctx.db
    .selectFrom('report_answers')
    .select(['name', 'value'])
    .where('quarter', 'in', [quarter, ''])
    .execute()
  const answers: Record<string, unknown> = Object.fromEntries(rows.map(({ name, value }) => [name, JSON.parse(value)]))
  return quarterAnswersSchema.parse(Object.fromEntries(askedFigures.map((name) => [name, answers[name] ?? null])))
}

export async function writeAnswers(
  ctx: Pick<Context, 'commits' | 'now'>,
  quarter: string,
  answers: QuarterAnswers,
  staffId: string,
): Promise<void> {
  const answered = { answered_at: ctx.now().toISOString(), answered_by: staffId }
  await ctx.commits.run(async (trx) => {
    for (const name of askedFigures) {
      const row = { name, quarter: storedQuarterOf(name, quarter), value: JSON.stringify(answers[name]), ...answered }
      await trx
        .insertInto('report_answers')
        .values(row)
        .onConflict((conflict) => conflict.columns(['name', 'quarter']).doUpdateSet({ value: row.value, ...answered }))
        .execute()
    }
  })
}
