import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { Icon } from '../../components/icon.tsx'
import { systemHealthQuery } from './queries.ts'
import { systemTasks } from './things-to-do.ts'
import { useSystemHealthWords } from './words.ts'
import styles from './attention.module.css'

/** In the administrator's top bar while there is a problem: the most serious one, with a link. */
export function Attention() {
  const words = useSystemHealthWords()
  const { data } = useQuery(systemHealthQuery)
  const [first, ...more] = data === undefined ? [] : systemTasks(data, words)
  if (first === undefined) return null
  return (
    <Link to="/system" className={`state tone-${first.tone} ${styles.attention}`} title={words.attention}>
      <Icon name={first.tone === 'no' ? 'octagon-x' : 'triangle-alert'} />
      <span>
        {first.what}
        {more.length > 0 && <span className="num"> +{more.length}</span>}
      </span>
    </Link>
  )
}
