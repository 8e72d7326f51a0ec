import { request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { expect, it } from 'vitest'
import { proxySchema } from '../environment.ts'
import { clientAddress, proxyTrust } from './client-address.ts'

/**
 * The client address that a call with such a header gets when these proxies are trusted. The call itself comes from
 * 127.0.0.1.
 */
async function seen(trustProxy: string, forwardedFor: string): Promise<string> {
  const app = express()
  app.set('trust proxy', proxyTrust(proxySchema.parse(trustProxy)))
  app.use((req, res) => void res.send(clientAddress(req)))
  const server = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const answer = await new Promise<string>((resolve, reject) => {
    send({ port: (server.address() as AddressInfo).port, headers: { 'x-forwarded-for': forwardedFor } }, (res) =>
      res.setEncoding('utf8').on('data', resolve),
    )
      .on('error', reject)
      .end()
  })
  server.close()
  return answer
}

it.each([
  // No proxy is trusted.
  ['false', '203.0.113.5', '127.0.0.1'],
  ['10.0.0.5', '203.0.113.5', '127.0.0.1'],
  // A proxy on this machine is trusted for one hop. What the caller wrote comes before what the proxy added.
  ['true', '203.0.113.5', '203.0.113.5'],
  ['true', '192.0.2.1, 203.0.113.5', '203.0.113.5'],
  ['true', '192.0.2.1, 127.0.0.1', '127.0.0.1'],
  // Each named proxy is trusted.
  ['127.0.0.1,10.0.0.0/24', '192.0.2.1, 203.0.113.5, 10.0.0.7', '203.0.113.5'],
  ['127.0.0.1', '192.0.2.1, 10.0.0.7', '10.0.0.7'],
  // A port or another notation does not make another caller.
  ['true', '203.0.113.5:49152', '203.0.113.5'],
  ['true', '[2001:db8::5]:49152', '2001:db8::5'],
  ['true', '::ffff:203.0.113.5', '203.0.113.5'],
  ['true', 'unknown', '127.0.0.1'],
])('TRUST_PROXY=%s, X-Forwarded-For: %s is %s', async (trustProxy, forwardedFor, address) => {
  expect(await seen(trustProxy, forwardedFor)).toBe(address)
})
