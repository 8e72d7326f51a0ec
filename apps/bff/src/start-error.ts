/** Refused to start, with a sentence for the person who started it. */
export class StartError extends Error {
  override name = 'StartError'
}
