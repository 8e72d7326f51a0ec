import { mayRole } from '@diia-desk/contract'
import { Link } from 'react-router'
import { buttonClass } from '../components/button.tsx'
import { TabTitle } from '../components/tab-title.tsx'
import { useSession } from './session-context.ts'
import { useAppWords } from './words.ts'
import styles from './pages.module.css'

export function NotFound() {
  const words = useAppWords()
  return <MessagePage title={words.notFound} text={words.notFoundHelp} />
}

/** In the place of a section that a role doesn't have; says whose it is. */
export function Forbidden({ section }: { section: 'appeals' | 'services' | 'copies' | 'day' | 'monitoring' }) {
  const words = useAppWords()
  if (section === 'services') return <MessagePage title={words.forAdministrator} text={words.forAdministratorHelp} />
  if (section === 'appeals') return <MessagePage title={words.forReception} text={words.forReceptionHelp} />
  return <MessagePage title={words.forbidden} text={words.forbiddenHelp} />
}

/** A page that says one thing and leads back to where the person begins. */
export function MessagePage({ title, text }: { title: string; text: string }) {
  const words = useAppWords()
  const { staff } = useSession()
  return (
    <div className={styles.page}>
      <TabTitle page={title} />
      <div className={styles.column}>
        <h1>{title}</h1>
        <p>{text}</p>
        <Link className={buttonClass({ kind: 'main', large: true })} to="/">
          {mayRole(staff.role, 'desk.work') ? words.toDesk : words.toStart}
        </Link>
      </div>
    </div>
  )
}
