import { classifyCode, codeKey, isDocumentCode } from '@diia-desk/contract/gate'

/** By what two sightings are the same document's code; undefined for what is no document's. */
export function keyOfText(text: string): string | undefined {
  const code = classifyCode(text)
  return isDocumentCode(code) ? codeKey(code) : undefined
}
