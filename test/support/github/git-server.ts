/**
 * A server of one bare repository over HTTP, with git's own `http-backend` behind it: what moves a branch here is real git. It
 * asks for a token as GitHub does, and writes down what it was asked for.
 */
import { spawn } from 'node:child_process'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { git } from '../git-repository.ts'
import { hermeticGit } from '../hermetic-git.ts'
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts'

/** What a token may do. */
export type GitAccess = 'read' | 'write'

/** It is closed, and its repository removed, at the end of its `await using` block. */
export class GitServer implements AsyncDisposable {
  /** `GET /acme/widget/info/refs?service=git-upload-pack`, in their order. */
  readonly requests: string[] = []
  readonly #server = createServer((request, response) => this.#answer(request, response))
  readonly #folder: TemporaryFolder
  readonly #tokens: ReadonlyMap<string, GitAccess>

  private constructor(folder: TemporaryFolder, tokens: ReadonlyMap<string, GitAccess>) {
    this.#folder = folder
    this.#tokens = tokens
  }

  static async start(repository: string, tokens: Readonly<Record<string, GitAccess>>): Promise<GitServer> {
    const folder = await temporaryFolder()
    const server = new GitServer(folder, new Map(Object.entries(tokens)))
    await git(folder.path, ['init', '--quiet', '--bare', repository])
    await git(`${folder.path}/${repository}`, ['config', 'http.receivepack', 'true'])
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve))
    return server
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** What git says in the repository itself. */
  git(repository: string, ...args: readonly string[]): Promise<string> {
    return git(`${this.#folder.path}/${repository}`, args)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await new Promise((resolve) => this.#server.close(resolve))
    await this.#folder[Symbol.asyncDispose]()
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { method = '', url = '', headers } = request
    this.requests.push(`${method} ${url}`)
    const isPush = url.includes('git-receive-pack')
    const [, basic = ''] = /^basic (.*)$/i.exec(headers.authorization ?? '') ?? []
    const token = Buffer.from(basic, 'base64').toString('utf8').replace('x-access-token:', '')
    const access = this.#tokens.get(token)
    if (access === undefined) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="GitHub"' }).end('Bad credentials\n')
    } else if (isPush && access !== 'write') {
      response
        .writeHead(403, { 'content-type': 'text/plain' })
        .end('Permission to acme/widget.git denied to github-actions[bot].\n')
    } else {
      this.#serve(request, response)
    }
  }

  #serve(request: IncomingMessage, response: ServerResponse): void {
    const { pathname, search } = new URL(request.url ?? '', 'http://localhost')
    const child = spawn('git', ['http-backend'], {
      env: {
        ...hermeticGit,
        GIT_PROJECT_ROOT: this.#folder.path,
        GIT_HTTP_EXPORT_ALL: '1',
        GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
        REMOTE_USER: 'octocat',
        REQUEST_METHOD: request.method ?? 'GET',
        PATH_INFO: pathname,
        QUERY_STRING: search.slice(1),
        CONTENT_TYPE: request.headers['content-type'] ?? '',
        HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      },
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    request.pipe(child.stdin)
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.on('close', () => {
      const output = Buffer.concat(chunks)
      const end = output.indexOf('\r\n\r\n')
      const head = output.toString('latin1', 0, end).split('\r\n')
      const fields = head.map((line) => /^([^:]+): (.*)$/.exec(line)?.slice(1) ?? ['', ''])
      const status = fields.find(([name]) => name === 'Status')?.[1] ?? '200'
      for (const [name = '', value = ''] of fields) {
        if (name !== 'Status' && name !== '') {
          response.setHeader(name, value)
        }
      }
      response.writeHead(Number(status.slice(0, 3))).end(output.subarray(end + 4))
    })
  }
}
