import { Fragment } from 'react'
import styles from './found-text.module.css'

interface FoundTextProps {
  text: string
  /** Ranges in ascending order, end exclusive, as the bff returns them. */
  ranges: readonly (readonly [number, number])[] | undefined
}

/** A text with the parts that a search found highlighted. */
export function FoundText({ text, ranges = [] }: FoundTextProps) {
  return (
    <>
      {ranges.map(([from, to], index) => (
        <Fragment key={from}>
          {text.slice(ranges[index - 1]?.[1] ?? 0, from)}
          <mark className={styles.found}>{text.slice(from, to)}</mark>
        </Fragment>
      ))}
      {text.slice(ranges.at(-1)?.[1] ?? 0)}
    </>
  )
}
