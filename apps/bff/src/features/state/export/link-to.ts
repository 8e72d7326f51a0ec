import type { ExportContext } from './export-context.ts'
import { writeCursor } from './cursor.ts'
import type { PullPosition } from './cursor.ts'

/** The address of the page at a position. */
export function linkTo(
  { config, keys, stateExport: { profile } }: Pick<ExportContext, 'config' | 'keys' | 'stateExport'>,
  position: PullPosition | undefined,
): string | undefined {
  if (position === undefined) return undefined
  const { from, to } = position
  const query = new URLSearchParams({ start_date: from, end_date: to, cursor: writeCursor(keys, profile, position) })
  return `${config.export.publicUrl}?${query.toString()}`
}
