import { deskPages } from '@diia-desk/contract'
import type { RouteObject } from 'react-router'
import { expect, it } from 'vitest'
import { createRouter } from './routes.tsx'

function addresses(routes: readonly RouteObject[]): string[] {
  return routes.flatMap((route) =>
    route.children ? addresses(route.children) : route.path === '*' ? [] : [`/${route.path ?? ''}`],
  )
}

it('are the addresses for which the server sends the page', () => {
  expect(addresses(createRouter().routes).toSorted()).toEqual([...deskPages].toSorted())
})
