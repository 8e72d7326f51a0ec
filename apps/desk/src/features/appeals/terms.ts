import type { ServiceVariation } from '@diia-desk/contract'
import type { AppealWords } from '@diia-desk/locales/uk/appeals'

/** «10 робочих днів», or the term as the register words it. */
export function termOf(variation: ServiceVariation | undefined, words: AppealWords): string | undefined {
  const duration = variation?.duration
  if (duration?.value === 0) return variation?.durationText ?? words.sameDay
  return duration === undefined ? variation?.durationText : words.duration[duration.type](duration.value)
}

/** A fee as the contract writes it, «0.00». */
export function isFree(fee: string): boolean {
  return Number(fee) === 0
}
