import type { ExportState } from '@diia-desk/contract'
import { Link } from 'react-router'
import { Facts } from '../../../components/facts.tsx'
import { Icon } from '../../../components/icon.tsx'
import styles from './connect-page.module.css'
import { technicalAdministrator } from './letter.ts'
import { OutsideLink } from './outside-link.tsx'
import { useConnectWords } from './words.ts'

export function EndpointFacts({ state: { baseUrl, profile } }: { state: ExportState }) {
  const words = useConnectWords().endpoint
  return (
    <>
      <p>{words.text}</p>
      <div className={styles.facts}>
        <Facts small facts={[{ key: 'url', label: words.baseUrl, value: baseUrl, figures: false }]} />
      </div>
      <p
        className={profile.personalData ? 'tone-warn' : 'quiet'}
      >{`${words.profile}: ${words.profileValue(profile.name, profile.pageSize)}. ${words.personalData[profile.personalData ? 'yes' : 'no']}.`}</p>
      {!baseUrl.startsWith('https://') && (
        <p className="tone-warn">
          <Icon name="triangle-alert" /> {words.notSecure}
        </p>
      )}
      <div className={styles.links}>
        <Link to="#test">{words.test}</Link>
        <OutsideLink href={technicalAdministrator.guide}>{words.guide}</OutsideLink>
      </div>
    </>
  )
}
