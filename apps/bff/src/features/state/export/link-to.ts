import type { ExportContext } from './export-context.ts'
import { writeCursor } from './cursor.ts'
import type { Walk } from './cursor.ts'

/** The address of the page at a position. */
export function linkTo(
  { config, keys, stateExport: { profile } }: Pick<ExportContext, 'config' | 'keys' | 'stateExport'>,
  walk: Walk | undefined,
): string | undefined {
  if (walk === undefined) return undefined
  const { from, to } = walk
  const query = new URLSearchParams({ start_date: from, end_date: to, cursor: writeCursor(keys, profile, walk) })
  return `${config.export.publicUrl}?${query.toString()}`
}
