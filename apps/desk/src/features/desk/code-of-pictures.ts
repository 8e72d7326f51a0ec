// Which of the codes in pictures is meant.
import { classifyCode, codeKey, isDocumentCode } from '@diia-desk/contract'
import type { PictureTrouble } from './stage.ts'

/**
 * @param pictures the texts of all codes in each; undefined for a file that is no picture
 * @returns the one text to be taken: the document's code, whatever else the pictures show, or else what there is, so
 * that its refusal says why
 */
export function codeOfPictures(
  pictures: readonly (readonly string[] | undefined)[],
): { text: string } | PictureTrouble {
  const texts = pictures.flatMap((codes) => codes ?? [])
  const documents = new Map<string, string>()
  for (const text of texts) {
    const code = classifyCode(text)
    if (isDocumentCode(code)) documents.set(codeKey(code), text)
  }
  const [text = texts[0], ...others] = documents.values()
  if (others.length > 0) return 'several'
  if (text !== undefined) return { text }
  return pictures.some((codes) => codes !== undefined) ? 'no-code' : 'no-picture'
}
