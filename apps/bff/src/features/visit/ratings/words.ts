export const languages = ['uk', 'en'] as const
export type Language = (typeof languages)[number]

const uk = {
  title: 'Оцінка обслуговування',
  question: 'Чи порадите ви наш ЦНАП рідним і друзям?',
  least: 'точно ні',
  most: 'точно так',
  send: 'Надіслати оцінку',
  appeal: (number: string) => `Звернення № ${number}`,
  purpose:
    'За оцінками держава визначає якість послуг, а центр бачить, що варто поліпшити. Працівники побачать оцінку поряд із вашим зверненням.',
  once: 'Оцінити можна один раз. Якщо послугу ще надають, поверніться за цим посиланням пізніше.',
  choose: 'Оцінку не надіслано. Оберіть число від 0 до 10.',
  done: ['Дякуємо, оцінку отримано', 'Вона збережена разом зі зверненням. Сторінку можна закрити.'],
  unknown: [
    'Такого посилання немає',
    'Можливо, код зчитано не повністю. Наведіть камеру на QR-код ще раз. Якщо не вийде, скажіть оцінку працівнику центру.',
  ],
  old: [
    'Час для оцінки минув',
    'Це посилання діяло пів року від дня реєстрації звернення. Дякуємо, що хотіли поділитися думкою.',
  ],
  wait: [
    'Забагато спроб',
    'Посилання з цієї мережі відкривали надто часто. Спробуйте за 15 хвилин: нічого не втрачено.',
  ],
  other: 'English',
}

export type Words = Omit<typeof uk, 'done' | 'unknown' | 'old' | 'wait'> &
  Record<'done' | 'unknown' | 'old' | 'wait', string[]>

const en: Words = {
  title: 'Rate the service',
  question: 'Would you recommend our centre to family and friends?',
  least: 'certainly not',
  most: 'certainly',
  send: 'Send the rating',
  appeal: (number) => `Application no. ${number}`,
  purpose:
    'The state measures the quality of services by these ratings, and the centre sees what to improve. Staff will see the rating beside your application.',
  once: 'You can rate once. If the service is still being provided, come back by this link later.',
  choose: 'The rating was not sent. Choose a number from 0 to 10.',
  done: ['Thank you, we have the rating', 'It is kept with the appeal. You may close the page.'],
  unknown: [
    'There is no such link',
    'The code may not have been read in full. Point the camera at the QR code again. If that does not help, tell your rating to the staff.',
  ],
  old: [
    'The time to rate is over',
    'This link worked for half a year from the day of registration. Thank you for wanting to share your opinion.',
  ],
  wait: [
    'Too many attempts',
    'Links were opened too often from this network. Try again in 15 minutes: nothing is lost.',
  ],
  other: 'Українська',
}

export const words: Record<Language, Words> = { uk, en }
