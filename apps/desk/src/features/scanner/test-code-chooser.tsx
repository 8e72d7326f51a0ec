import { groupDigits, testCodes, type TestCode } from '@diia-desk/contract'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import { Icon } from '../../components/icon.tsx'
import { testCodeKinds, type SetupCheck } from './setup-check.ts'
import code128 from './test-codes/code-128.svg'
import ean13 from './test-codes/ean-13.svg'
import qr from './test-codes/qr.svg'
import styles from './test-code-chooser.module.css'
import { useScannerWords } from './words.ts'

const pictures: Record<TestCode, string> = { qr, 'ean-13': ean13, 'code-128': code128 }

interface TestCodeChooserProps {
  check: SetupCheck
  shown: TestCode
  onShow: (code: TestCode) => void
}

/** Shows one test code at a time, because a scanner could read either of two. */
export function TestCodeChooser({ check, shown, onShow }: TestCodeChooserProps) {
  const words = useScannerWords()
  return (
    <div className={styles.chooser}>
      <RadioGroup
        className={styles.steps}
        aria-label={words.which}
        value={shown}
        onChange={(value) => onShow(testCodeKinds.find((kind) => kind === value) ?? 'qr')}
      >
        {testCodeKinds.map((kind, index) => {
          const arrival = check.codes[kind]?.arrival
          const state = arrival === undefined ? 'unread' : arrival === 'whole' ? 'whole' : 'damaged'
          return (
            <Radio key={kind} value={kind} className={styles.step}>
              <span className={`${styles.node} ${styles[state]}`}>
                {state === 'unread' ? index + 1 : <Icon name={state === 'whole' ? 'check' : 'triangle-alert'} />}
              </span>
              <span>
                <b>{words.codes[kind].name}</b>
                <small>{words.codes[kind].where}</small>
                <small className={styles[`${state}Text`]}>{words.codeState[state]}</small>
              </span>
            </Radio>
          )
        })}
      </RadioGroup>
      <figure className={styles.figure}>
        {/* Keyed by the code, so that the old picture is not shown under the new name while the new one loads. */}
        <img
          key={shown}
          className={shown === 'qr' ? styles.qr : styles.bars}
          src={pictures[shown]}
          alt={words.codes[shown].picture}
        />
        {shown !== 'qr' && <figcaption className="num">{groupDigits(testCodes[shown])}</figcaption>}
      </figure>
    </div>
  )
}
