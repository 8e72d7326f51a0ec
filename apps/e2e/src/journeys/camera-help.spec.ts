import { expect, test } from '../support/test.ts'

test('a camera without permission: the page explains how to allow it, and it starts once it is allowed', async ({
  openWorkplace,
  bff: server,
}) => {
  const workplace = await openWorkplace({ camera: 'asking' })
  await expect(workplace.scan.getByRole('alert')).toContainText('Немає дозволу на камеру')
  await workplace.page.context().grantPermissions(['camera'], { origin: server.url })
  await expect(workplace.scan).toContainText('Камера працює')
})
