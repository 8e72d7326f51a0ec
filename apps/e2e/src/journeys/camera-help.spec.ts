import { expect, test } from '../support/test.ts'

test('a camera that is not allowed gets the steps to allow it, and starts when it is', async ({
  openDesk,
  desk: server,
}) => {
  const desk = await openDesk({ camera: 'asking' })
  await expect(desk.scan.getByRole('alert')).toContainText('Немає дозволу на камеру')
  await desk.page.context().grantPermissions(['camera'], { origin: server.url })
  await expect(desk.scan).toContainText('Камера працює')
})
