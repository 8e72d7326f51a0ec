/** The simulator's time: that of the machine or of a given function, plus a shift that tests set. */
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
