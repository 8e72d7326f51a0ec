// Chooses the code to send from the codes found in pictures.
import { classifyCode, codeKey, isDocumentCode } from '@diia-desk/contract'
import type { PictureTrouble } from './stage.ts'

/**
 * @param pictures the texts of all codes in each picture; undefined for a file that is not a picture
 * @returns the text to submit: the code of a document if there is one, otherwise the first text, so that its refusal
 * gives the reason
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
