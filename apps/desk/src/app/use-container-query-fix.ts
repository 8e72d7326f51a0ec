import { useEffect } from 'react'
import { usePreferences } from '../lib/preferences.ts'

/**
 * Works around a defect of Chromium: container queries in rem are sometimes evaluated with the font size that the page
 * had before its style sheet was loaded, so the page keeps the layout for large text. Removing the container for a
 * moment makes Chromium evaluate the queries again.
 */
export function useContainerQueryFix(): void {
  const { text } = usePreferences()
  useEffect(() => {
    const page = document.getElementById('root')
    if (page === null || text === 'normal') return
    page.style.containerType = 'normal'
    void page.offsetWidth
    page.style.containerType = ''
  }, [text])
}
