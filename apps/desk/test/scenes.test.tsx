// Every state of every screen, in both languages: it says what it must and axe finds no fault in it.
import { screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { mayAct, scenes } from './gallery/scenes.ts'
import { moment } from './support/fixtures.ts'
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
  day: [/^Звернення за годинами$/, /^Appeals by hour$/],
  'day-tables': [/^9:00–10:00$/, /^9:00–10:00$/],
  'day-week': [/^За днями$/, /^By day$/],
  'day-empty': [/^За цей час роботи не записано$/, /^No work is recorded for this time$/],
  'day-failed': [/^Не вдалося показати звіт/, /^Could not show the report/],
  'day-forbidden': [/^Цей розділ для керівника$/, /^This section is for the manager$/],
  quarter: [/^num_services_residence$/, /^num_services_residence$/],
  'quarter-few-ratings': [/^Лише 11\sоцінок/, /^Only 11\sratings/],
  'quarter-failed': [/^Не вдалося показати звіт/, /^Could not show the report/],
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
  monitoring: [/^Що отримає держава$/, /^What the state will receive$/],
  'monitoring-next-page': [/^101–103 з/, /^101–103 of/],
  'monitoring-json': [/"success": true/, /"success": true/],
  'monitoring-alarms': [/^Держава давно не забирала даних/, /^The state has not pulled for long/],
  'monitoring-unconnected': [/^Ще 9\s995 записів$/, /^9,995 more records$/],
  'monitoring-whole-rejected': [/поля: result_at, fee_amount/, /fields: result_at, fee_amount/],
  'monitoring-clean': [/^Що отримає держава$/, /^What the state will receive$/],
  'monitoring-empty': [/^За цей період звернень немає$/, /^No appeals within this period$/],
  'monitoring-failed': [/^Не вдалося показати записи/, /^Could not show the records/],
  'monitoring-personal-data': [/^Увага: профіль «with-names-1» передає персональні дані/, /^Note: the profile “with-names-1” hands over personal data/],
  'monitoring-forbidden': [/^Цей розділ для керівника$/, /^This section is for the manager$/],
  'monitoring-completeness': [/^За працівниками$/, /^By clerk$/],
  'monitoring-pulls': [/^9 вивантажень$/, /^9 pulls$/],
  'monitoring-pulls-empty': [/^Вивантажень ще не було$/, /^No pulls yet$/],
  connect: [/^Центр підключено/, /^The centre is connected/],
  'connect-beginning': [/^Зроблено 0 з 5/, /^0 of 5 done/],
  'connect-manager': [/Змінює системний адміністратор/, /The system administrator makes changes/],
  'connect-issued': [/^pa\$\$word-щастя:7$/, /^pa\$\$word-щастя:7$/],
  'connect-rotation': [/Стара пара поки що діє/, /The old pair still works/],
  'connect-revoking': [/^Відкликати логін «erepository»\?$/, /^Revoke the login “erepository”\?$/],
  'test-pull-ok': [/^Усе працює: 1\s277 записів, 13\sсторінок/, /^All works: 1,277 records, 13\spages/],
  'test-pull-certificate': [/^Не працює. Зупинилися на кроці «Сертифікат»/, /^It does not work. Stopped at the step “Certificate”/],
  'test-pull-redirected': [/Після перенаправлення логін і\sпароль можуть загубитися/, /Login and password may be lost on the way/],
  'test-pull-warning': [/^Працює, але є зауваження/, /^It works, with remarks/],
  'test-pull-failed': [/Не вдалося провести пробне вивантаження/, /Could not make the test pull/],
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
    await waitFor(() => expect(scene.act === undefined || mayAct(scene)).toBe(true))
    await scene.act?.()
    expect((await screen.findAllByText(sign, undefined, { timeout: 5000 })).length).toBeGreaterThan(0)
    await waitFor(() => expect(document.querySelector('[aria-busy=true]')).toBeNull())
    await expectNoAxeFaults()
    expect(document.title).toMatch(/diia-desk$/)
  })
})
