/** Today in the centre's time zone; the machine's own calendar may be a day behind. */
export function todayInKyiv(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Kyiv' }).format(new Date())
}
