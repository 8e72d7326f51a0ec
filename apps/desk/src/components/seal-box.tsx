import type { Seal } from '@diia-desk/contract'
import { clockSeconds, dayOf } from '../lib/format.ts'
import { Icon } from './icon.tsx'
import styles from './seal-box.module.css'
import { useComponentWords } from './words.ts'

const moment = (time: string | undefined) => time && `${dayOf(time)}, ${clockSeconds(time)}`

/** Label, value, and whether the value is a number. */
type Row = readonly [label: string, value: string | undefined, figures: boolean]

/** Who sealed a copy, when, and with which certificate: all results of the verification. */
export function SealBox({ seal }: { seal: Seal }) {
  const words = useComponentWords()
  const rows: Row[] = [
    [words.signedAt, moment(seal.signedAt), true],
    [words.timestampedAt, moment(seal.timestampedAt), true],
    [words.issuer, seal.issuer, false],
    [words.verifiedAt, moment(seal.verifiedAt), true],
  ]
  const proof: Row[] = [
    [words.algorithm, seal.algorithm, false],
    [words.serial, seal.certificateSerial, true],
    [words.sha256, seal.sha256, true],
  ]
  return (
    <section className={styles.box}>
      <div className={styles.word}>
        <Icon name="shield-check" large />
        <div>
          <h3>{words.sealVerified}</h3>
          <p>
            {words.seal(seal.organization ?? seal.signer)}
            {seal.edrpou !== undefined && (
              <>
                , <span className="nowrap num">{words.edrpou(seal.edrpou)}</span>
              </>
            )}
          </p>
        </div>
      </div>
      <Rows rows={rows} />
      <details>
        <summary>{words.proof}</summary>
        <Rows rows={proof} />
      </details>
    </section>
  )
}

function Rows({ rows }: { rows: readonly Row[] }) {
  return (
    <dl>
      {rows.map(
        ([label, value, figures]) =>
          value !== undefined && (
            <div key={label}>
              <dt>{label}</dt>
              <dd className={figures ? 'num' : undefined}>{value}</dd>
            </div>
          ),
      )}
    </dl>
  )
}
