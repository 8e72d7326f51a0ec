// Every state of every screen, in both languages: it says what it must and axe finds no fault in it.
import { screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { scenes } from './gallery/scenes.ts'
import { moment } from './support/fixtures.ts'
import { fakeReader } from './support/fake-reader.ts'
import { expectNoAxeFaults, openApp } from './support/render-app.tsx'

/** Heading or sentence by which each state is known. */
const known: Record<keyof typeof scenes, [uk: RegExp, en: RegExp]> = {
  idle: [/^Готово до зчитування$/, /^Ready to scan$/],
  'idle-copies': [/^Готово до зчитування$/, /^Ready to scan$/],
  empty: [/ще нічого не зчитували/, /Nothing was scanned today/],
  reading: [/^Питаємо Дію…$/, /^Asking Diia…$/],
  valid: [/^Документ дійсний$/, /^Document is valid$/],
  repeated: [/Другий запит не надсилали/, /No second request was sent/],
  'not-valid': [/^Недійсний$/, /^Not valid$/],
  'code-expired': [/Минуло 3 хвилини/, /3 minutes have passed/],
  'code-used': [/вже використали сьогодні о 10:39, вікно 2/, /used today at 10:39, window 2/],
  'code-used-unknown': [/^Його вже використали$/, /^It has been used before$/],
  'code-unknown': [/Дія не знає такого коду/, /Diia does not know this code/],
  'could-not-check': [/Це не означає, що документ недійсний/, /does not mean that the document is not valid/],
  'not-authorised': [/Дія не впізнала наш центр/, /Diia did not recognise our centre/],
  'server-down': [/Сервер центру не відповів/, /centre’s server did not answer/],
  'other-link': [/^Посилання веде на інший сайт/, /^The link leads to another site/],
  'other-text': [/^Це не код Дії$/, /^Not a code of Diia$/],
  'damaged-link': [/^Посилання з помилкою$/, /^A mistake in the link$/],
  'wrong-length': [/^У коді має бути 13 цифр/, /^A code has 13 digits/],
  'wrong-first-digit': [/^Код Дії не починається з нуля/, /^A code of Diia does not begin with 0/],
  'wrong-check-digit': [/^Контрольна цифра не збігається/, /^The check digit does not match/],
  'record-number': [/^Схоже на номер запису/, /^It looks like a record number/],
  'digits-wrong': [/Звірте цифри, найчастіше плутають сусідні/, /Compare the digits, neighbours are swapped most often/],
  'digits-record-number': [/Введіть 13 цифр під штрихкодом/, /Type the 13 digits under the barcode/],
  'link-for-phone': [/^Цей код не для нас$/, /^This code is not for us$/],
  'test-code': [/^Це тестовий код$/, /^This is a test code$/],
  'scanner-read': [/^USB-сканер працює$/, /^USB scanner works$/],
  'scanner-fault': [/^Код не прочитано$/, /^The code was not read$/],
  waiting: [/^Чекаємо на відвідувача$/, /^Waiting for the visitor$/],
  checking: [/Копії надійшли, перевіряємо підпис/, /Copies have come, verifying the signature/],
  arrived: [/печатка ДП «ДІЯ»/, /seal of ДП «ДІЯ»/],
  quarantined: [/^Підпис не належить Дії$/, /^The signature is not Diia’s$/],
  refused: [/^Відвідувач відмовився$/, /^The visitor refused$/],
  lapsed: [/За 3 хвилини підтвердження не надійшло/, /No confirmation came within 3 minutes/],
  cancelled: [/^Запит скасовано$/, /^Request cancelled$/],
  'request-code-unknown': [/Запит до відвідувача не надійшов/, /No request reached the visitor/],
  'could-not-ask': [/^Не вдалося надіслати запит$/, /^Could not send the request$/],
  'camera-denied': [/Немає дозволу на камеру/, /No permission for the camera/],
  'camera-none': [/Камери не знайдено/, /No camera found/],
  'camera-busy': [/Камеру зайняла інша програма/, /Another program holds the camera/],
  'camera-frozen': [/Зображення завмерло/, /The picture is frozen/],
  'camera-system': [/Система не дає камери браузеру/, /The system keeps the camera from the browser/],
  'camera-unsupported': [/Камера тут недоступна/, /No camera on this page/],
  'camera-failed': [/Камера не вмикається/, /The camera does not start/],
  'camera-idle': [/Камера відпочиває/, /The camera is resting/],
  'camera-starting': [/Камера вмикається…/, /Camera is starting…/],
  'camera-still': [/Камера завмерла/, /Camera is stuck/],
  'camera-torch': [/^Готово до зчитування$/, /^Ready to scan$/],
  'hint-glare': [/Зменште яскравість телефона/, /Lower the phone’s brightness/],
  'hint-dark': [/додайте яскравості телефону/, /raise the phone’s brightness/],
  'hint-near': [/Відсуньте телефон трохи далі/, /Move the phone back a little/],
  'hint-qr': [/Покажіть QR-код замість штрихкоду/, /Show the QR instead of the barcode/],
  'hint-type': [/Не зчитується\? Введіть 13\sцифр/, /Cannot be read\? Type the 13\sdigits/],
  holding: [/Телефон можна прибрати/, /The phone can be taken away/],
  'sound-off': [/^Готово до зчитування$/, /^Ready to scan$/],
  'picture-reading': [/^Шукаємо код…$/, /^Looking for a code…$/],
  'picture-no-code': [/^Коду не знайдено$/, /^No code found$/],
  'picture-several': [/^Кілька кодів$/, /^Several codes$/],
  'picture-none': [/^Це не зображення$/, /^Not a picture$/],
  'picture-failed': [/^Не вдалося прочитати$/, /^Could not read it$/],
  'picture-held': [/Відпустіть зображення з\sкодом/, /Drop the picture with the code/],
  'camera-lost': [/Камеру відключено/, /The camera was disconnected/],
  login: [/^Вхід для працівників$/, /^Staff sign-in$/],
  'login-demo': [/^Демонстрація$/, /^Demonstration$/],
  'login-wrong': [/^Логін або пароль не підходить/, /^The login or the password is not right/],
  'login-locked': [/^Увійти можна о 10:57$/, /^Sign-in is possible at 10:57$/],
  unreachable: [/^Готово до зчитування$/, /^Ready to scan$/],
  copies: [/^Печатка ДП «ДІЯ»/, /^Seal of ДП «ДІЯ»/],
  'copies-list': [/^Не прийнято за день: 1$/, /^Not accepted this day: 1$/],
  'copies-empty': [/^Копій за цей день немає$/, /^No copies on this day$/],
  'copies-failed': [/^Не вдалося показати список/, /^Could not show the list/],
  'copies-forbidden': [/^Цей розділ для керівника$/, /^This section is for the manager$/],
  services: [/^Реєстр адміністративних послуг$/, /^Register of administrative services$/],
  'services-open': [/^00034 · Місце проживання · З реєстру послуг$/, /^00034 · Місце проживання · From the register$/],
  'services-unmapped': [/^Без коду держава не порахує 3\sзвернення/, /^Without a code the state does not count 3\sappeals/],
  'services-retired': [/^Вилучено з каталогу 27\.10\.2026/, /^Retired on 27\.10\.2026/],
  'services-new': [/^Нова послуга центру$/, /^New service of the centre$/],
  'services-empty': [/^Реєстр послуг ще не завантажено$/, /^The register of services has not been loaded yet$/],
  'services-failed': [/^Не вдалося показати каталог/, /^Could not show the catalogue/],
  'services-forbidden': [/^Цей розділ для адміністратора$/, /^This section is for the administrator$/],
  scanner: [/^Чекаємо на перше зчитування$/, /^Waiting for the first scan$/],
  'scanner-ready': [/^Сканер готовий до роботи$/, /^The scanner is ready for work$/],
  'scanner-could-be-better': [/QR-код друкується 10\sс/, /a QR code takes 10\ss/],
  'scanner-wrong-layout': [/сканер друкує для іншої розкладки/, /the scanner types for another layout/],
  'scanner-connected': [/^Voyager 1602g: під’єднано$/, /^Voyager 1602g: connected$/],
  'scanner-real-code': [/^Схоже на справжній код документа/, /^It looks like a real document’s code/],
  'form-services': [/^Нещодавні$/, /^Recent$/],
  'form-found': [/^2\sпослуги$/, /^2\sservices$/],
  form: [/^Із копій\. Можна виправити\.$/, /^From the copies\. May be corrected\.$/],
  'form-variation': [/^Виберіть різновид послуги\.$/, /^Choose a variation of the service\.$/],
  'form-first': [/Перевірок і\sкопій за цей візит ще немає/, /No checks and copies in this visit yet/],
  'form-scan': [/^Це не код Дії\. Посилання веде на інший сайт/, /^Not a code of Diia\. The link leads to another site/],
  'form-failed': [/двічі звернення не зареєструється/, /the appeal will not be registered twice/],
  'draft-kept': [/Є\sнезавершене звернення/, /There is an unfinished appeal/],
  registered: [/^Звернення зареєстровано$/, /^Appeal registered$/],
  'registered-waits': [/^бракує$/, /^missing$/],
  'registered-scan': [/^Звернення 2026-11-16\/014 відкрите$/, /^Appeal 2026-11-16\/014 is open$/],
  journal: [/^Прострочено на 3\sдні$/, /^3\sdays overdue$/],
  'journal-search': [/^Вибрана послуга$|^Змінити$/, /^Change$/],
  'journal-empty': [/^Прострочених немає$/, /^Nothing is overdue$/],
  'journal-failed': [/^Не вдалося показати звернення/, /^Could not show the appeals/],
  appeal: [/^Розгляд продовжено$/, /^Gone on with$/],
  'appeal-refusal': [/^Підстави з\sреєстру послуг$/, /^Grounds of the register of services$/],
  'appeal-rating': [/^Оцінка від 0 до 10$/, /^Rating from 0 to 10$/],
  'appeal-to-issue': [/^Результат ще не видано$/, /^The result has not been handed over yet$/],
  'appeal-correction': [/^Попередні значення залишаться в\sжурналі/, /^Former values stay in the journal/],
  'appeal-correction-clerk': [/^Дати виправляє керівник/, /^Dates are corrected by the manager/],
  'appeal-centre': [/^Код ЦНАП у\sзверненні береться з\sналаштувань центру/, /^The centre’s code in an appeal comes from the centre’s settings/],
  'appeal-unknown': [/^Не вдалося відкрити звернення/, /^Could not open the appeal/],
  'not-found': [/^Такої сторінки немає$/, /^There is no such page$/],
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: moment })
})

describe.each(['uk', 'en'] as const)('%s', (locale) => {
  test.each(Object.keys(scenes))('%s', async (name) => {
    const scene = scenes[name]
    const sign = known[name]?.[locale === 'uk' ? 0 : 1]
    if (scene === undefined || sign === undefined) throw new Error(`Nothing is known of ${name}`)
    await openApp(scene.bff, { ...(scene.path !== undefined && { path: scene.path }), liked: { locale, ...(scene.mode && { mode: scene.mode }), ...(scene.beep && { beep: scene.beep }) } })
    await waitFor(() => expect(fakeReader.live === 1 || document.getElementById('password') !== null || document.getElementById('trial') !== null || location.pathname.startsWith('/journal') || scene.act === undefined).toBe(true))
    await scene.act?.()
    expect((await screen.findAllByText(sign, undefined, { timeout: 5000 })).length).toBeGreaterThan(0)
    await waitFor(() => expect(document.querySelector('[aria-busy=true]')).toBeNull())
    await expectNoAxeFaults()
    expect(document.title).toMatch(/diia-desk$/)
  })
})
