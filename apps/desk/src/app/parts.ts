// Parts of the app that are loaded on demand, and also preloaded before they are needed.
import { lazyPart } from '../lib/lazy-part.ts'

export const loadStaffArea = () => lazyPart(() => import('./staff-area.tsx'))
export const loadStartPage = () => lazyPart(() => import('./routes/start-page.tsx'))
