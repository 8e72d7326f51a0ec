const longestSeconds = 300

/** How long a package waits after this many failures in a row: 2, 4, 8 … seconds, five minutes at most. */
export function pauseSeconds(times: number): number {
  return Math.min(2 ** times, longestSeconds)
}
