import { Icon, type IconName } from './icon.tsx'
import styles from './outcome-icon.module.css'

// The shape carries the meaning: a scalloped seal is yes, an octagon no, a triangle unknown, a shield set aside. A
// filled icon means that Diia answered, a hollow one that there is no reliable answer. Shapes of Lucide (ISC licence).
const icons = {
  yes: (
    <>
      <path
        className={styles.ok}
        d="M3.85 8.62a4 4 0 0 1 4.78-4.77 4 4 0 0 1 6.74 0 4 4 0 0 1 4.78 4.78 4 4 0 0 1 0 6.74 4 4 0 0 1-4.77 4.78 4 4 0 0 1-6.75 0 4 4 0 0 1-4.78-4.77 4 4 0 0 1 0-6.76Z"
      />
      <path className={styles.onOk} d="m16.2 9.2-5.6 5.6-2.8-2.8" />
    </>
  ),
  no: (
    <>
      <path
        className={styles.no}
        d="M2.586 16.726A2 2 0 0 1 2 15.312V8.688a2 2 0 0 1 .586-1.414l4.688-4.688A2 2 0 0 1 8.688 2h6.624a2 2 0 0 1 1.414.586l4.688 4.688A2 2 0 0 1 22 8.688v6.624a2 2 0 0 1-.586 1.414l-4.688 4.688a2 2 0 0 1-1.414.586H8.688a2 2 0 0 1-1.414-.586z"
      />
      <path className={styles.onNo} d="m15.4 8.6-6.8 6.8m0-6.8 6.8 6.8" />
    </>
  ),
  unknown: (
    <>
      <path className={styles.warn} d="m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3" />
      <path className={styles.onWarn} d="M12 9.2v4M12 16.6h.01" />
    </>
  ),
  held: (
    <>
      <path
        className={styles.held}
        d="M20 13c0 5-3.5 7.5-7.66 8.95a1 1 0 0 1-.67-.01C7.5 20.5 4 18 4 13V6a1 1 0 0 1 1-1c2 0 4.5-1.2 6.24-2.72a1.17 1.17 0 0 1 1.52 0C14.51 3.81 17 5 19 5a1 1 0 0 1 1 1z"
      />
      <path className={styles.onHeld} d="M12 8v4.4M12 15.9h.01" />
    </>
  ),
  scan: (
    <g className={styles.scan}>
      <path d="M3 7V5a2 2 0 0 1 2-2h2M17 3h2a2 2 0 0 1 2 2v2M21 17v2a2 2 0 0 1-2 2h-2M7 21H5a2 2 0 0 1-2-2v-2" />
      <rect x="8" y="6.2" width="8" height="11.6" rx="1.4" />
      <path d="M11.2 15.6h1.6" />
    </g>
  ),
} as const

type OutcomeIconName = keyof typeof icons

/** The large icon of an outcome. The word below says the same, so it is hidden from screen readers. */
export function OutcomeIcon({ name, small = false }: { name: OutcomeIconName; small?: boolean }) {
  return (
    <svg className={small ? `${styles.sign} ${styles.small}` : styles.sign} viewBox="1 1 22 22" aria-hidden="true">
      {icons[name]}
    </svg>
  )
}

/** Icon of an outcome that is neither yes nor no. */
export function EndIcon({ icon }: { icon: IconName }) {
  return (
    <span className={styles.end} aria-hidden="true">
      <Icon name={icon} />
    </span>
  )
}
