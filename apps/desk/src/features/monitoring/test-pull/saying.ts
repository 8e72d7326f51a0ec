import { writtenDay, type TestPull } from '@diia-desk/contract'
import type { TestPullWords } from '@diia-desk/locales/uk/monitoring-test-pull'

export type Step = TestPull['steps'][number]

/** What should be looked at first: the first failure, else the first remark. */
export function worst({ steps }: TestPull): Step | undefined {
  return steps.find(({ outcome }) => outcome === 'failed') ?? steps.find(({ outcome }) => outcome === 'warning')
}

export function verdictOf(found: TestPull, words: TestPullWords): string {
  const step = worst(found)
  if (step === undefined) return words.verdict.ok(found.records, found.pages)
  return step.outcome === 'failed'
    ? words.verdict.failed(words.step[step.step].name)
    : words.verdict.warning(found.records)
}

/** One line on a step. */
export function lineOf(step: Step, { steps }: TestPull, words: TestPullWords): string {
  const { outcome, finding, fact } = step
  if (outcome === 'not-tried') return wasPassedOver(step, steps) ? words.nothingToTry : words.notTried
  if (finding !== undefined) return words.finding[finding].what
  if (outcome !== 'ok') return words.unnamed.what
  return fact === undefined
    ? words.step[step.step].ok
    : `${words.step[step.step].ok}: ${words.okFact(step.step, factText(fact))}`
}

/** The whole chain as text, for a letter to whoever keeps the proxy. */
export function reportOf(found: TestPull, words: TestPullWords): string {
  const lines = found.steps.map((step) =>
    [
      `${words.step[step.step].name}: ${words.outcome[step.outcome]}.`,
      lineOf(step, found, words),
      step.finding && step.fact !== undefined && `${words.met}: ${factText(step.fact)}`,
    ]
      .filter(Boolean)
      .join(' '),
  )
  return [words.heading, verdictOf(found, words), ...lines].join('\n')
}

/** A fact as people write it: days come as the contract writes them. */
export function factText(fact: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(fact) ? writtenDay(fact) : fact
}

/** A certificate where there is no https: the steps after it were taken all the same. */
function wasPassedOver(step: Step, steps: readonly Step[]): boolean {
  return steps.slice(steps.indexOf(step) + 1).some(({ outcome }) => outcome !== 'not-tried')
}
