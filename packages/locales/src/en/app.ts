import type { AppWords } from '../uk/app.ts'

export const messages: AppWords = {
  crash: 'The page stopped because of an error',
  crashHelp:
    'What was sent before is kept on the centre’s server. Reload the page; if the error comes back, tell the system administrator.',
  reload: 'Reload the page',
  notFound: 'There is no such page',
  notFoundHelp: 'The address may have a mistake, or the section has moved.',
  forbidden: 'This section is for the manager',
  forbiddenHelp: 'Your role gives no access to this section. If you need it, ask the manager.',
  forAdministrator: 'This section is for the system administrator',
  forAdministratorHelp:
    'Your role may not change the catalogue of services. If something needs mending, ask the system administrator.',
  forReception: 'Appeals are for those who receive visitors',
  forReceptionHelp:
    'Appeals hold visitors’ personal data, so the system administrator is not shown them. If something in an appeal needs mending, ask the manager.',
  forAdministratorSystem:
    'Your role gives no access to the state of the system. If something does not work, ask the system administrator.',
  toDesk: 'To the desk',
  toStart: 'To the first page',
  sections: 'Sections',
  desk: 'Desk',
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
    'The network holds back notifications, so the page asks the server every 5 seconds. Nothing is lost. If this goes on, tell the system administrator.',
  signOut: 'Sign out',
  textSize: 'Text size',
  text: { normal: 'Normal text', large: 'Larger text', largest: 'Largest text' },
  options: 'Comfort',
  contrast: 'High contrast',
  beep: 'Sound on reading',
  scanner: 'Scanner check',
  language: 'Language',
  skip: 'To the main content',
}
