/** The simulator's time: the machine's, or the one given, moved by what tests ask for. */
export interface Clock {
  now(): Date
  shift(milliseconds: number): void
  reset(): void
}

export function createClock(base: () => Date = () => new Date()): Clock {
  let shifted = 0
  return {
    now: () => new Date(base().getTime() + shifted),
    shift: (milliseconds) => {
      shifted += milliseconds
    },
    reset: () => {
      shifted = 0
    },
  }
}

export function after(date: Date, seconds: number): Date {
  return new Date(date.getTime() + seconds * 1000)
}
