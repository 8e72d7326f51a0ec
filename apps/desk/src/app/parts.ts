// Parts of the desk that come on their own and are also asked for before they are needed.
import { lazyPart } from '../lib/lazy-part.ts'

export const loadStaffArea = () => lazyPart(() => import('./staff-area.tsx'))
export const loadStartPage = () => lazyPart(() => import('./routes/start-page.tsx'))
