/**
 * One HTTP server on a free port of 127.0.0.1: it reads a request, writes it to the journal, asks for a
 * reply and sends it. What is answered is decided elsewhere.
 */
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { LoggedRequest } from './record.ts'

export interface Received {
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly headers: IncomingHttpHeaders
  /** What stands after `token ` or `Bearer ` in the Authorization header. */
  readonly token: string | undefined
  readonly body: Buffer
}

export interface SentReply {
  readonly kind: 'sent'
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer
}

/** A reply, one that ends half-way, the connection cut without one, or silence. */
export type Reply =
  | SentReply
  | { readonly kind: 'cut'; readonly reply: Reply }
  | { readonly kind: 'dropped' }
  | { readonly kind: 'silent' }

/** What all servers of one local GitHub write down. */
export interface Journal {
  readonly requests: LoggedRequest[]
  /** Each is a mistake of the client, or of the local GitHub itself. A test asserts that there are none. */
  readonly violations: string[]
}

export interface HttpServiceSettings {
  readonly service: LoggedRequest['service']
  readonly journal: Journal
  answer(received: Received): Promise<Reply> | Reply
}

export interface HttpService {
  /** Such as `http://127.0.0.1:40123`, without a slash at the end. */
  readonly origin: string
  close(): Promise<void>
}

export async function startHttpService(settings: HttpServiceSettings): Promise<HttpService> {
  const server = createServer((request, response) => {
    void exchange(settings, request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** A JSON reply with GitHub's content type. */
export function jsonReply(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): SentReply {
  return {
    kind: 'sent',
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(body),
  }
}

/** The body as JSON, undefined when there is none; throws when it isn't JSON. */
export function jsonBody(received: Received): unknown {
  return received.body.length === 0 ? undefined : JSON.parse(received.body.toString('utf8'))
}

async function exchange(
  settings: HttpServiceSettings,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const received = await receive(request)
  const logged: LoggedRequest = {
    service: settings.service,
    method: received.method,
    path: received.path,
    query: received.query,
    authorized: received.headers.authorization !== undefined,
    token: received.token,
    body: loggedBody(received),
    status: 0,
  }
  settings.journal.requests.push(logged)
  const reply = await replyTo(settings, received)
  const whole = reply.kind === 'cut' ? reply.reply : reply
  if (whole.kind === 'silent') return
  if (whole.kind !== 'sent') {
    request.socket.destroy()
    return
  }
  logged.status = whole.status
  if (reply.kind === 'cut') {
    await sendHalf(response, whole)
    return
  }
  response.writeHead(whole.status, whole.headers)
  response.end(whole.body)
}

/** Promises the whole body and sends half of it; without a body the connection is just cut. */
async function sendHalf(response: ServerResponse, { status, headers, body = '' }: SentReply): Promise<void> {
  const bytes = Buffer.from(body)
  if (bytes.length > 1) {
    response.writeHead(status, { ...headers, 'content-length': bytes.length })
    await new Promise<void>((resolve) => {
      response.write(bytes.subarray(0, bytes.length >> 1), () => resolve())
    })
  }
  response.socket?.destroy()
}

async function replyTo(settings: HttpServiceSettings, received: Received): Promise<Reply> {
  try {
    return await settings.answer(received)
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error)
    settings.journal.violations.push(
      `${received.method} ${received.path}: the local GitHub failed: ${reason}`,
    )
    return jsonReply(500, { message: 'The local GitHub failed; see its violations.', status: '500' })
  }
}

async function receive(request: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const url = new URL(request.url ?? '/', 'http://127.0.0.1')
  return {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: request.headers,
    token: /^(?:token|bearer) (.+)$/i.exec(request.headers.authorization ?? '')?.[1],
    body: Buffer.concat(chunks),
  }
}

function loggedBody(received: Received): unknown {
  if (!(received.headers['content-type'] ?? '').includes('json')) return undefined
  try {
    return jsonBody(received)
  } catch {
    return received.body.toString('utf8')
  }
}
