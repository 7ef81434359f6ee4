/** A message to a chat: it arrives, or it is said why not, and the address is never in the answer. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo, createServer as createSocketServer } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { messageFor, postMessage } from '#adapters/chat/webhook.ts'

const soon = { tries: 3, timeoutMs: 300, pauseMs: 1 }
let server: Server

async function listening(
  answer: (request: IncomingMessage, response: ServerResponse, body: string) => void,
): Promise<string> {
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += String(chunk)
    })
    request.on('end', () => answer(request, response, body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/secret-path`
}

afterEach(() => {
  server?.close()
  server?.closeAllConnections()
})

describe('a message', () => {
  test('is posted as JSON, cut to what a chat shows', async () => {
    const bodies: string[] = []
    const address = await listening((_, response, body) => {
      bodies.push(body)
      response.end('ok')
    })
    expect(await postMessage(address, 'x'.repeat(5_000), soon)).toBeNull()
    expect(JSON.parse(bodies[0] ?? '')).toEqual({ text: `${'x'.repeat(1_900)}…` })
  })

  test.each([
    { status: 500, tries: 3 },
    { status: 429, tries: 3 },
    { status: 404, tries: 1 },
    { status: 302, tries: 3 },
  ])('is tried $tries times when the answer is $status', async ({ status, tries }) => {
    let count = 0
    const address = await listening((_, response) => {
      count += 1
      response.writeHead(status, { location: 'http://127.0.0.1:1/elsewhere' }).end()
    })
    const reason = await postMessage(address, 'news', soon)
    expect(reason).toMatch(status === 302 ? /no connection/ : new RegExp(`${status}`))
    expect(reason).not.toContain('secret-path')
    expect(count).toBe(tries)
  })

  test('is not there when the answer is no HTTP', async () => {
    let count = 0
    const nonsense = createSocketServer((socket) => {
      count += 1
      socket.end('@@@ secret-path nonsense\r\n\r\n')
    })
    await new Promise<void>((resolve) => nonsense.listen(0, '127.0.0.1', resolve))
    const address = `http://127.0.0.1:${(nonsense.address() as AddressInfo).port}/secret-path`
    expect(await postMessage(address, 'news', soon)).toBe('no connection')
    expect(count).toBe(3)
    nonsense.close()
  })

  test.each<[string, object, string?]>([
    ['hooks.slack.com', { text: '&lt;!channel&gt; &amp;\nb' }, '<!channel> &\nb'],
    ['discord.com', { content: 'a\nb', allowed_mentions: { parse: [] } }],
    ['evil-discord.com', { text: 'a\nb' }],
    ['acme.webhook.office.com', { text: 'a\nb' }],
    [
      'prod-1.westeurope.logic.azure.com',
      { type: 'message', attachments: [{ content: { body: [{ text: 'a' }, { text: 'b' }] } }] },
    ],
  ])('is for %s in its form', (hostname, expected, text = 'a\nb') => {
    expect(messageFor({ hostname }, text)).toMatchObject(expected)
  })

  test('is given up when nobody answers', async () => {
    const address = await listening(() => undefined)
    expect(await postMessage(address, 'news', { ...soon, tries: 1 })).toBe('no answer within 0.3 s')
  })

  test.each(['', 'secret-path', 'http://example.com/secret-path', 'ftp://127.0.0.1/secret-path'])(
    'is not sent to %j',
    async (address) => {
      expect(await postMessage(address, 'news', soon)).toBe('its address must begin with https://')
    },
  )
})
