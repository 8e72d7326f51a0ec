import type { ExportState } from '@diia-desk/contract'

export type Credential = ExportState['credentials'][number]

/** The newest credential: while the password is being changed, this is the one to pass on. */
export function newestOf(credentials: readonly Credential[]): Credential | undefined {
  return credentials.toSorted((one, other) => other.createdAt.localeCompare(one.createdAt))[0]
}
