import { languages } from '@diia-desk/locales'
import { parseDate, type CalendarDate } from '@internationalized/date'
import { Button } from 'react-aria-components/Button'
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  CalendarHeading,
} from 'react-aria-components/Calendar'
import { DateInput, DatePicker, DateSegment, Group, Label } from 'react-aria-components/DatePicker'
import { Dialog } from 'react-aria-components/Dialog'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { Popover } from 'react-aria-components/Popover'
import { usePreferences } from '../lib/preferences.ts'
import { buttonClass } from './button.tsx'
import styles from './day-field.module.css'
import { Icon } from './icon.tsx'

interface DayFieldProps {
  label: string
  /** A day as the contract writes it, or undefined while it is incomplete. */
  day: string | null
  onDay: (day: string | null) => void
  min?: string
  max?: string
  faulty?: boolean
  /** Id of the error text. */
  describedBy?: string | undefined
}

// Both locales write days as 16.11.2026 and start weeks on Monday; `en-CH` has English words.

/** A day, typed in three parts or chosen in a calendar. The browser's own field would use the browser's date format. */
export function DayField({ label, day, onDay, min, max, faulty = false, describedBy }: DayFieldProps) {
  const { locale } = usePreferences()
  return (
    <I18nProvider locale={languages[locale].dayTag}>
      <DatePicker
        className={styles.field}
        value={read(day)}
        onChange={(value) => onDay(value?.toString() ?? null)}
        shouldForceLeadingZeros
        isInvalid={faulty}
        aria-describedby={describedBy}
        minValue={read(min)}
        maxValue={read(max)}
      >
        <Label className={styles.label}>{label}</Label>
        <Group className={styles.box} data-day="">
          <DateInput className={`num ${styles.input}`}>
            {(segment) => <DateSegment segment={segment} className={styles.segment} />}
          </DateInput>
          <Button className={styles.open}>
            <Icon name="calendar" />
          </Button>
        </Group>
        <Popover className={styles.popover} placement="bottom end">
          <Dialog className={styles.dialog}>
            <Calendar>
              <header className={styles.head}>
                <Button slot="previous" className={buttonClass({ kind: 'icon' })}>
                  <Icon name="chevron-left" />
                </Button>
                <CalendarHeading className={styles.month} />
                <Button slot="next" className={buttonClass({ kind: 'icon' })}>
                  <Icon name="chevron-right" />
                </Button>
              </header>
              <CalendarGrid weekdayStyle="short" className={`num ${styles.grid}`}>
                <CalendarGridHeader>
                  {(name) => <CalendarHeaderCell className={styles.weekday}>{name}</CalendarHeaderCell>}
                </CalendarGridHeader>
                <CalendarGridBody>{(date) => <CalendarCell date={date} className={styles.day} />}</CalendarGridBody>
              </CalendarGrid>
            </Calendar>
          </Dialog>
        </Popover>
      </DatePicker>
    </I18nProvider>
  )
}

/**
 * Whether a day in the element is incomplete. The field keeps its last complete day as its value meanwhile, so only
 * what is shown counts.
 */
export function hasIncompleteDay(form: HTMLElement): boolean {
  return form.querySelector('[data-placeholder]') !== null
}

/** The same for an optional day: whether it is only partly filled in. */
export function hasPartlyTypedDay(form: HTMLElement): boolean {
  return [...form.querySelectorAll('[data-day]')].some((field) => {
    const gaps = field.querySelectorAll('[data-placeholder]').length
    return gaps > 0 && gaps < field.querySelectorAll('[role=spinbutton]').length
  })
}

function read(day: string): CalendarDate
function read(day: string | null): CalendarDate | null
function read(day: string | undefined): CalendarDate | undefined
function read(day: string | null | undefined): CalendarDate | null | undefined {
  return typeof day === 'string' ? parseDate(day) : day
}
