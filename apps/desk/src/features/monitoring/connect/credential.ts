import type { ExportState } from '@diia-desk/contract'

export type Credential = ExportState['credentials'][number]

/** The pair made last: while a password is being changed, the one to hand over. */
export function newestOf(credentials: readonly Credential[]): Credential | undefined {
  return credentials.toSorted((one, other) => other.createdAt.localeCompare(one.createdAt))[0]
}
