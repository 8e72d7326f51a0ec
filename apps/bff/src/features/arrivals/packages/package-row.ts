import type { Selectable } from 'kysely'
import type { DocumentPackagesTable } from '../../../storage/schema.ts'

export type PackageRow = Selectable<DocumentPackagesTable>
