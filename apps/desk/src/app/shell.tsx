import { Suspense } from 'react'
import { Outlet } from 'react-router'
import { Announcer } from '../components/announcer.tsx'
import { ShellNotices } from './shell-notices.tsx'
import { TopBar } from './top-bar.tsx'
import { useAppWords } from './words.ts'
import styles from './shell.module.css'

/** The top bar and the section below it. */
export function Shell() {
  const words = useAppWords()
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        {words.skip}
      </a>
      <TopBar />
      <ShellNotices />
      <main id="content" className={styles.content} tabIndex={-1}>
        <Suspense>
          <Outlet />
        </Suspense>
      </main>
      <Announcer />
    </div>
  )
}
