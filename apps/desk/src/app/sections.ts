import type { Role } from '@diia-desk/contract'

interface Section {
  to: string
  name: 'desk' | 'appeals' | 'copies' | 'services' | 'day' | 'monitoring'
  roles: readonly Role[]
}

const sections: readonly Section[] = [
  { to: '/', name: 'desk', roles: ['clerk', 'manager'] },
  { to: '/journal', name: 'appeals', roles: ['clerk', 'manager', 'administrator'] },
  { to: '/copies', name: 'copies', roles: ['manager'] },
  { to: '/services', name: 'services', roles: ['administrator'] },
  { to: '/day', name: 'day', roles: ['manager', 'administrator'] },
  { to: '/monitoring', name: 'monitoring', roles: ['manager', 'administrator'] },
]

/** Sections of the bar for a role. The bff decides what a role may do; this only spares a useless click. */
export function sectionsFor(role: Role): readonly Section[] {
  return sections.filter((section) => section.roles.includes(role))
}
