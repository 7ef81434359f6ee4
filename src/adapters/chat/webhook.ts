/**
 * Posts one short message to an incoming webhook of Slack, Discord, Teams or anything that takes `{"text": …}`. The address is
 * a secret: nothing that is thrown or returned holds it.
 * https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using,
 * https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks, https://discord.com/developers/docs/resources/webhook#execute-webhook
 */

/** How often it is tried, and for how long each time, in milliseconds. */
export interface Patience {
  readonly tries: number
  readonly timeoutMs: number
  readonly pauseMs: number
}

const patience: Patience = { tries: 3, timeoutMs: 10_000, pauseMs: 1_000 }

/** Discord takes 2,000 characters; nobody reads more in a chat. */
const mostCharacters = 1_900

/** Null when it arrived, else why not, in words without the address. */
export async function postMessage(
  address: string,
  message: string,
  { tries, timeoutMs, pauseMs }: Patience = patience,
): Promise<string | null> {
  const url = URL.canParse(address) ? new URL(address) : null
  if (url === null || !isSafe(url)) {
    return 'its address must begin with https://'
  }
  const text = message.length > mostCharacters ? `${message.slice(0, mostCharacters)}…` : message
  const body = JSON.stringify(messageFor(url, text))
  let reason = 'it was never tried'
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    const answer = await tried(url, body, timeoutMs)
    if (answer === 'arrived') {
      return null
    }
    reason = answer.reason
    if (answer.isFinal) {
      break
    }
    await new Promise((resolve) => setTimeout(resolve, attempt < tries ? pauseMs : 0))
  }
  return reason
}

/** What the service behind an address takes: Discord `content`, workflows of Teams a card, anything else `text`. */
export function messageFor({ hostname }: Pick<URL, 'hostname'>, text: string): object {
  if (/(?:^|\.)discord(?:app)?\.com$/.test(hostname)) {
    // Nobody is called by a name in it.
    return { content: text, allowed_mentions: { parse: [] } }
  }
  if (/\.(?:logic\.azure|powerplatform|powerautomate)\.com$/.test(hostname)) {
    // A line break alone is none in a card.
    const lines = text
      .split('\n')
      .map((line) => ({ type: 'TextBlock', text: line, wrap: true, spacing: 'Small' }))
    const content = { type: 'AdaptiveCard', version: '1.4', body: lines }
    const contentType = 'application/vnd.microsoft.card.adaptive'
    return { type: 'message', attachments: [{ contentType, content }] }
  }
  return { text: /(?:^|\.)slack\.com$/.test(hostname) ? slackText(text) : text }
}

/** https://docs.slack.dev/messaging/formatting-message-text#escaping: `<!channel>` would call everybody. */
function slackText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

interface Failed {
  readonly reason: string
  /** The same again would fail the same way. */
  readonly isFinal: boolean
}

async function tried(url: URL, body: string, timeoutMs: number): Promise<'arrived' | Failed> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      // A redirect would carry the message to somebody else.
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    })
    await response.body?.cancel()
    const { ok, status } = response
    return ok ? 'arrived' : { reason: `it answered ${status}`, isFinal: status < 500 && status !== 429 }
  } catch (error) {
    const isSlow = error instanceof Error && error.name === 'TimeoutError'
    return { reason: isSlow ? `no answer within ${timeoutMs / 1000} s` : 'no connection', isFinal: false }
  }
}

/** Plain HTTP only to this machine. */
function isSafe({ protocol, hostname }: URL): boolean {
  return (
    protocol === 'https:' || (protocol === 'http:' && /^(?:127\.0\.0\.1|localhost|\[::1\])$/.test(hostname))
  )
}
