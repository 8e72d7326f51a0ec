import { plural } from './plural.ts'

export const messages = {
  title: 'Мій профіль',
  failed: 'Не вдалося показати профіль.',
  password: 'Пароль',
  change: 'Змінити',
  changedOn: (day: string) => `Змінено ${day}.`,
  neverChanged: 'Ви ще не змінювали його самі.',
  noCalendar: 'Міняти пароль за календарем не треба, лише якщо хтось міг його підгледіти.',
  current: 'Теперішній пароль',
  currentMissing: 'Уведіть теперішній пароль.',
  next: 'Новий пароль',
  nextHint: (least: number, now: number) =>
    now === 0
      ? `Щонайменше ${least} знаків. Легко запам’ятати кілька слів, не пов’язаних між собою.`
      : now < least
        ? `${plural(now, 'знак', 'знаки', 'знаків')} із ${least}`
        : plural(now, 'знак', 'знаки', 'знаків'),
  show: 'Показати паролі',
  changeSubmit: 'Змінити пароль',
  changing: 'Змінюємо…',
  cancel: 'Скасувати',
  changed: 'Пароль змінено. На інших комп’ютерах сеанси завершено.',
  changeFailed: 'Пароль не змінено.',
  othersEnd: 'Сеанси на інших комп’ютерах завершаться, цей залишиться.',
  faults: {
    'wrong-password': 'Теперішній пароль неправильний.',
    unchanged: 'Це той самий пароль.',
    'too-short': 'Пароль закороткий: треба щонайменше 15 знаків.',
    'too-long': 'Пароль задовгий: не більше 256 знаків.',
    'too-common': 'Такий пароль підбирають першим. Виберіть інший.',
    'too-close': 'У паролі майже немає нічого, крім імені, логіна чи відомого слова. Додайте інші слова.',
  },
  sessions: 'Відкриті сеанси',
  endOthers: 'Завершити інші',
  thisScreen: (window: string) => `Вікно ${window}, цей екран`,
  window: (name: string) => `Вікно ${name}`,
  since: (moment: string) => `від ${moment}`,
  lastActive: (moment: string) => `останні дії ${moment}`,
  here: 'Ви тут',
  end: 'Завершити',
  endAt: (window: string) => `Завершити сеанс, вікно ${window}`,
  endFailed: 'Не вдалося завершити сеанс, він досі відкритий.',
  ended: (count: number): string => (count === 1 ? 'Сеанс завершено.' : 'Інші сеанси завершено.'),
  onlyHere: 'Більше ніде ви не ввійшли.',
}
export type ProfileWords = typeof messages
