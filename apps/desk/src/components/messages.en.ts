import type { ComponentWords } from './messages.uk.ts'

export const componentsEn: ComponentWords = {
  copyField: (label) => `Copy: ${label}`,
  copied: (label) => `Copied: ${label}`,
  notCopied: 'Could not copy. Select the text and press Ctrl+C.',
  pdfSize: (bytes) => `PDF, ${Math.max(1, Math.round(bytes / 1024))} KB`,
  openToPrint: (title) => `Open in a new tab to print: ${title}`,
  noPdfViewer: 'This browser does not show PDF on a page. Open the copy in a new tab.',
  sealVerified: 'Signature verified',
  seal: (organization) => `Seal of ${organization}`,
  edrpou: (code) => `EDRPOU ${code}`,
  signedAt: 'Signed',
  timestampedAt: 'Timestamp',
  issuer: 'Issuer',
  verifiedAt: 'Verified',
  proof: 'Verification details',
  algorithm: 'Algorithm',
  serial: 'Certificate',
  sha256: 'SHA-256 of the copy',
  appealStatus: { registered: 'Registered', 'in-progress': 'In progress', returned: 'Returned', completed: 'Provided', refused: 'Refused', withdrawn: 'Withdrawn' },
}
