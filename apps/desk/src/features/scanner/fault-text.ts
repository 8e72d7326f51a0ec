import type { ScannerWords } from '@diia-desk/locales/uk/scanner'
import { visibleCharacters } from './visible-characters.ts'
import type { ScanFault } from './judge-scan.ts'

/** Why a scan is not a code, in one or two sentences. */
export function faultText(fault: ScanFault, words: ScannerWords['misread']): string {
  if (fault.kind === 'other-symbology') return words.otherSymbology.text(fault.name)
  if (fault.kind !== 'extra-characters') return words.fault[fault.kind]
  const { before, after, makes } = fault
  const characters = [before, after]
    .filter((side) => side !== '')
    .map((side) => words.quoted(visibleCharacters(side)))
    .join(' … ')
  return makes.length > 0 ? words.doubtfulCharacters(characters) : words.extraCharacters(characters)
}
