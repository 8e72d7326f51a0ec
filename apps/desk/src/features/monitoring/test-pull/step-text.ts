import { writtenDay, type TestPull } from '@diia-desk/contract'
import type { TestPullWords } from '@diia-desk/locales/uk/monitoring-test-pull'

export type TestedStep = TestPull['steps'][number]

/** The step to look at first: the first failure, otherwise the first warning. */
export function firstProblem({ steps }: TestPull): TestedStep | undefined {
  return steps.find(({ outcome }) => outcome === 'failed') ?? steps.find(({ outcome }) => outcome === 'warning')
}

export function verdictOf(found: TestPull, words: TestPullWords): string {
  const step = firstProblem(found)
  if (step === undefined) return words.verdict.ok(found.records, found.pages)
  return step.outcome === 'failed'
    ? words.verdict.failed(words.step[step.step].name)
    : words.verdict.warning(found.records)
}

/** The result of a step in one line. */
export function stepLine(step: TestedStep, { steps }: TestPull, words: TestPullWords): string {
  const { outcome, finding, fact } = step
  if (outcome === 'not-tried') return wasSkipped(step, steps) ? words.nothingToTry : words.notTried
  if (finding !== undefined) return words.finding[finding].what
  if (outcome !== 'ok') return words.unnamed.what
  return fact === undefined
    ? words.step[step.step].ok
    : `${words.step[step.step].ok}: ${words.okFact(step.step, factText(fact))}`
}

/** The results of all steps as text, for a letter to the person who maintains the proxy. */
export function reportOf(found: TestPull, words: TestPullWords): string {
  const lines = found.steps.map((step) =>
    [
      `${words.step[step.step].name}: ${words.outcome[step.outcome]}.`,
      stepLine(step, found, words),
      step.finding && step.fact !== undefined && `${words.met}: ${factText(step.fact)}`,
    ]
      .filter(Boolean)
      .join(' '),
  )
  return [words.heading, verdictOf(found, words), ...lines].join('\n')
}

/** A fact as text: days of the contract in the usual written form. */
export function factText(fact: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(fact) ? writtenDay(fact) : fact
}

/** A step without sense in this set-up, such as a certificate without https: the steps after it were tried. */
function wasSkipped(step: TestedStep, steps: readonly TestedStep[]): boolean {
  return steps.slice(steps.indexOf(step) + 1).some(({ outcome }) => outcome !== 'not-tried')
}
