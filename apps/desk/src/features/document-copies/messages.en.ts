import { pluralEn } from '../../lib/i18n/plural.ts'
import type { DocumentCopyWords } from './messages.uk.ts'

export const documentCopiesEn: DocumentCopyWords = {
  title: 'Copies',
  list: 'List of copies',
  opened: 'Open copy',
  documents: 'Documents of the package',
  fields: 'Fields of the document',
  about: 'About the copy',
  asReceived: 'came as a number, compare with the PDF',
  copyAll: 'Copy all',
  copied: 'Copied: all fields',
  copyOf: (title) => `Copy of the document: ${title}`,
  sealVerified: 'Signature verified',
  sealOf: (organization) => `seal of ${organization}`,
  compare: 'Compare the photo with the person',
  noFields: 'Diia handed over no separate fields of this document. Everything needed is in the PDF.',
  failed: 'Could not open the copy.',
  day: 'Day',
  previousDay: 'Previous day',
  nextDay: 'Next day',
  count: (count) => `${pluralEn(count, 'copy', 'copies')} of the day`,
  by: (clerk, window) =>
    [clerk ?? (window === undefined ? 'came without a request' : undefined), window && `window ${window}`]
      .filter((part) => part !== undefined)
      .join(', '),
  noHolder: 'No holder named',
  empty: 'No copies on this day',
  emptyHelp: 'As soon as a clerk receives a copy, it will appear here.',
  listFailed: 'Could not show the list.',
  more: 'Show more',
  loadingMore: 'Loading…',
  quarantined: (count) => `Not accepted this day: ${count}`,
  quarantinedHelp: 'The data of such copies are hidden, they cannot be believed.',
  choose: 'Choose a copy from the list',
  chooseHelp: 'Its PDF, seal and fields will open here.',
  open: 'Open the PDF',
  container: 'Signature container',
  close: 'Close the copy',
  fieldsTitle: 'Fields',
}
