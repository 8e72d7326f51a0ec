import type { ScannerWords } from '@diia-desk/locales/uk/scanner'
import { visibleSigns } from './visible-signs.ts'
import type { ScanFault } from './what-is-read.ts'

/** Why a scan is no code, in a sentence or two. */
export function faultText(fault: ScanFault, words: ScannerWords['misread']): string {
  if (fault.kind === 'other-symbology') return words.otherSymbology.text(fault.name)
  if (fault.kind !== 'extra-signs') return words.fault[fault.kind]
  const { before, after, makes } = fault
  const signs = [before, after]
    .filter((side) => side !== '')
    .map((side) => words.quoted(visibleSigns(side)))
    .join(' … ')
  return makes.length > 0 ? words.doubtfulSigns(signs) : words.extraSigns(signs)
}
