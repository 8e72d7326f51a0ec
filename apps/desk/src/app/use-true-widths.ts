import { useEffect } from 'react'
import { usePreferences } from '../lib/preferences.ts'

/**
 * Chromium answers container queries in rem, now and then, with the size of letters that the page had before its style
 * sheet came: the page stays wide for letters that are large. Without its container for a moment, it asks again.
 */
export function useTrueWidths(): void {
  const { text } = usePreferences()
  useEffect(() => {
    const page = document.getElementById('root')
    if (page === null || text === 'normal') return
    page.style.containerType = 'normal'
    void page.offsetWidth
    page.style.containerType = ''
  }, [text])
}
