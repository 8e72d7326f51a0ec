import type { AppWords } from '../uk/app.ts'

export const messages: AppWords = {
  crash: 'The page stopped because of an error',
  crashHelp:
    'Everything sent before is saved on the centre’s server. Reload the page; if the error occurs again, tell the system administrator.',
  reload: 'Reload the page',
  notFound: 'Page not found',
  notFoundHelp: 'The address may be wrong, or the section has moved.',
  forbidden: 'This section is for the manager',
  forbiddenHelp: 'Your role has no access to this section. If you need it, ask the manager.',
  forAdministrator: 'This section is for the system administrator',
  forAdministratorHelp:
    'Your role may not change the catalogue of services. If something must be corrected, ask the system administrator.',
  forReception: 'Appeals are for those who receive visitors',
  forReceptionHelp:
    'Appeals contain visitors’ personal data, so they are not shown to the system administrator. If an appeal must be corrected, ask the manager.',
  forAdministratorSystem:
    'Your role has no access to the system status. If something does not work, ask the system administrator.',
  toDesk: 'Go to the workplace',
  toStart: 'Go to the start page',
  sections: 'Sections',
  desk: 'Workplace',
  appeals: 'Appeals',
  copies: 'Copies',
  day: 'Day',
  services: 'Services',
  monitoring: 'Monitoring',
  system: 'System',
  menu: 'Menu',
  menuOf: (name) => `Settings: ${name}`,
  window: (window) => `window ${window}`,
  noServer: 'No connection to the centre’s server',
  delayed: 'Changes arrive with a delay.',
  delayedHelp:
    'The network delays notifications, so the page asks the server every 5 seconds. Nothing is lost. If this continues, tell the system administrator.',
  signOut: 'Sign out',
  textSize: 'Text size',
  text: { normal: 'Normal text', large: 'Larger text', largest: 'Largest text' },
  options: 'Accessibility',
  contrast: 'High contrast',
  beep: 'Scan sound',
  scanner: 'Scanner check',
  profile: 'My profile',
  language: 'Language',
  skip: 'Skip to the main content',
}
