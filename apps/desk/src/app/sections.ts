import type { Role } from '@diia-desk/contract'

interface Section {
  to: string
  name: 'desk' | 'appeals' | 'copies' | 'services' | 'day' | 'monitoring' | 'system'
  roles: readonly Role[]
}

const sections: readonly Section[] = [
  { to: '/', name: 'desk', roles: ['clerk', 'manager'] },
  { to: '/journal', name: 'appeals', roles: ['clerk', 'manager', 'administrator'] },
  { to: '/copies', name: 'copies', roles: ['manager'] },
  { to: '/services', name: 'services', roles: ['administrator'] },
  { to: '/day', name: 'day', roles: ['manager', 'administrator'] },
  { to: '/monitoring', name: 'monitoring', roles: ['manager', 'administrator'] },
  { to: '/system', name: 'system', roles: ['administrator'] },
]

// The bff decides what a role may do; this only spares a useless click.

/** Sections of the bar for a role. */
export function sectionsFor(role: Role): readonly Section[] {
  return sections.filter((section) => section.roles.includes(role))
}

/** Whether a role has a section. */
export function mayOpen(role: Role, name: Section['name']): boolean {
  return sectionsFor(role).some((section) => section.name === name)
}
