import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import { Icon, type IconName } from './icon.tsx'
import styles from './switch.module.css'

interface SwitchProps<T extends string> {
  label: string
  options: readonly { value: T; text: string; icon?: IconName }[]
  value: T
  onValue: (value: T) => void
  /** `large` is used for every visitor, `small` is in the heading of a card. */
  size?: 'large' | 'small'
}

/** One of two or three options, all visible in one bar. */
export function Switch<T extends string>({ label, options, value, onValue, size }: SwitchProps<T>) {
  const choose = (chosen: string) => {
    const option = options.find((one) => one.value === chosen)
    if (option !== undefined) onValue(option.value)
  }
  return (
    <RadioGroup
      className={size === undefined ? styles.switch : `${styles.switch} ${styles[size]}`}
      aria-label={label}
      orientation="horizontal"
      value={value}
      onChange={choose}
    >
      {options.map((option) => (
        <Radio key={option.value} value={option.value} className={styles.option}>
          {option.icon && <Icon name={option.icon} />}
          {option.text}
        </Radio>
      ))}
    </RadioGroup>
  )
}
