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

/** Shown instead of a section that the role may not open; says which role may. */
export function Forbidden({ section }: { section: 'appeals' | 'services' | 'copies' | 'day' | 'monitoring' }) {
  const words = useAppWords()
  if (section === 'services') return <MessagePage title={words.forAdministrator} text={words.forAdministratorHelp} />
  if (section === 'appeals') return <MessagePage title={words.forReception} text={words.forReceptionHelp} />
  return <MessagePage title={words.forbidden} text={words.forbiddenHelp} />
}

/** A page with one message and a link to the start page. */
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
