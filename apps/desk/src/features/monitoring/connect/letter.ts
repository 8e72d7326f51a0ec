// Letters to the technical administrator. Always in Ukrainian, whatever the language of the screen. They never contain
// a password, because every mail server on the way keeps a copy.
import type { ExportState } from '@diia-desk/contract'
import { newestOf } from './credential.ts'

export const technicalAdministrator = {
  mail: 'support@center.diia.gov.ua',
  contract: 'https://center.diia.gov.ua/dogovir',
  guide: 'https://guide.diia.gov.ua/technical-information/',
} as const

export const letterSubject = 'Підключення інформаційної системи ЦНАП до онлайн-моніторингу'

export function connectionLetter({
  centre,
  baseUrl,
  credentials,
}: Pick<ExportState, 'centre' | 'baseUrl' | 'credentials'>): string {
  return `Добрий день!

${centre.name} просить підключити свою інформаційну систему до системи онлайн-моніторингу та оцінки якості послуг.

Код за реєстром ЦНАП: ${centre.code ?? '(ще не вказано)'}
Базовий URL Endpoint: ${baseUrl}
Автентифікація: Basic Auth
Логін: ${newestOf(credentials)?.login ?? '(ще не створено)'}
Пароль передамо окремо, захищеним способом. Напишіть, будь ласка, як вам зручно його отримати.

Запит: GET ${baseUrl}?start_date=РРРР-ММ-ДД&end_date=РРРР-ММ-ДД, обидва дні включно, за київським часом.
Заяву про приєднання до договору підписано кваліфікованим електронним підписом і надіслано на цю адресу.

Просимо повідомити, коли дані внесено до розділу «Постачальник послуг», підрозділу «Системи даних ЦНАПів».

З повагою,
${centre.name}`
}

export const questions = [
  'Просимо надіслати документ зі схемою запиту й відповіді: назви полів, типи, переліки значень.',
  'Яке значення next_page має остання сторінка (null, порожній рядок чи відсутнє поле)? Який найбільший розмір сторінки?',
  'За яким часовим поясом рахують дні та в якому форматі дата й час? Що вважають оновленням звернення? Стан звернення потрібен поточний чи на кінець періоду?',
  'Чи передавати консультації, тестові записи, оцінки відвідувачів?',
  'Код ЦНАП передавати числом чи рядком? Чи може одна базова адреса віддавати дані кількох ЦНАП?',
  'За яким розкладом надходять запити, скільки система чекає на відповідь, з яких IP-адрес звертається?',
  'Як нас повідомляють про помилки в даних?',
  'Як передавати виправлення й вилучення записів?',
] as const

export function questionsLetter(centre: string): string {
  return `Добрий день!

${centre} готує підключення до системи онлайн-моніторингу. Просимо уточнити:

${questions.map((question, index) => `${index + 1}. ${question}`).join('\n')}

З повагою,
${centre}`
}
