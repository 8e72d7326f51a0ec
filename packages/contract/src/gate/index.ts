// The gate: codes from every input (camera, USB scanner, typing, paste, picture) are checked by these rules, in the
// desk and again in the bff. Pure functions without zod, so that packages/code-reader can use them on a page that loads
// nothing else.
export { classifyCode, codeKey, codeMaxLength, isDocumentCode } from './classify-code.ts'
export type { ClassifiedCode, CodeRefusal, DocumentCode } from './classify-code.ts'
export { broughtNoAnswer, codeLifetimeSeconds } from './code-life.ts'
export { checkDigit, groupDigits, isDocumentNumber } from './document-number.ts'
export { asTypedOnUkrainianKeys, asTypedOnUsKeys, swapCase } from './keyboard-layout.ts'
export { rememberSentCodes } from './sent-codes.ts'
export type { SentCode, SentCodes } from './sent-codes.ts'
export { testCodeOf, testCodes } from './test-codes.ts'
export type { TestCode } from './test-codes.ts'
