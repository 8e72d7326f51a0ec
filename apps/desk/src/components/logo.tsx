import styles from './logo.module.css'

/** The product's logo: a window with a person behind it. */
export function Logo() {
  return (
    <span className={styles.mark}>
      <svg
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.2"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        <path d="M3 20h18M5 20v-6h14v6" />
        <path d="M9 14V5.5A1.5 1.5 0 0 1 10.5 4h3A1.5 1.5 0 0 1 15 5.5V14" />
        <path d="M11.5 11h1" />
      </svg>
      diia-desk
    </span>
  )
}
