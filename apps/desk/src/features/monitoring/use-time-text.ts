import { now } from '../../lib/clock.ts'
import { logMoment } from './moment.ts'
import { useMonitoringWords } from './words.ts'

/** A time in a log as text: «сьогодні, 9:58», «учора, 9:58», «14.11, 9:58». */
export function useTimeText(): (time: string) => string {
  const { when } = useMonitoringWords()
  return (time) => when(logMoment(time, now()))
}
