/** The fields of a thrown value, whatever it is: `code` of the system or of a database, `status` of Express. */
export function fieldsOf(thrown: unknown): Readonly<Record<string, unknown>> {
  return typeof thrown === 'object' && thrown !== null ? (thrown as Record<string, unknown>) : {}
}
