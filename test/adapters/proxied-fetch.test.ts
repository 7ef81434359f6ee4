/** The proxy of the environment is used for what it is meant for, and for nothing else. */
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { proxiedFetch } from '#adapters/github/proxied-fetch.ts'

let target: Server
let proxy: Server
let tunnels: string[]

beforeEach(async () => {
  tunnels = []
  target = createServer((request, response) => response.end(`${request.method} ${request.headers['x-test']}`))
  proxy = createServer()
  proxy.on('connect', (request, socket) => {
    tunnels.push(request.url ?? '')
    const upstream = connect(portOf(target), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      upstream.pipe(socket).pipe(upstream)
    })
  })
  for (const server of [target, proxy]) {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  }
  for (const name of ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY', 'no_proxy', 'NO_PROXY']) {
    vi.stubEnv(name, undefined)
  }
})

afterEach(() => {
  vi.unstubAllEnvs()
  for (const server of [target, proxy]) {
    server.close()
    server.closeAllConnections()
  }
})

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port
}

/** A name that only the proxy can find. */
function ask(host = 'github.acme.test'): Promise<string> {
  return proxiedFetch(`http://${host}:${portOf(target)}/api/v3`, {
    method: 'POST',
    headers: { 'x-test': 'through' },
    body: '{}',
  }).then((answer) => answer.text())
}

describe('a request', () => {
  test.each(['http_proxy', 'HTTP_PROXY'])(
    'goes through %s with its method, headers and body',
    async (name) => {
      vi.stubEnv(name, `http://127.0.0.1:${portOf(proxy)}`)
      expect(await ask()).toBe('POST through')
      expect(tunnels).toEqual([`github.acme.test:${portOf(target)}`])
    },
  )

  test('to a host of no_proxy goes past it', async () => {
    vi.stubEnv('HTTP_PROXY', `http://127.0.0.1:${portOf(proxy)}`)
    vi.stubEnv('NO_PROXY', 'github.acme.test')
    await expect(ask()).rejects.toThrow()
    expect(tunnels).toEqual([])
  })

  test('without a proxy is Node’s own', async () => {
    const own = vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response('own'))
    expect(await ask()).toBe('own')
    own.mockRestore()
  })

  test('to this machine, and without a proxy, goes straight', async () => {
    expect(await ask('127.0.0.1')).toBe('POST through')
    vi.stubEnv('HTTP_PROXY', `http://127.0.0.1:${portOf(proxy)}`)
    expect(await ask('127.0.0.1')).toBe('POST through')
    expect(tunnels).toEqual([])
  })
})
