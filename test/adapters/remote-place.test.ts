/** Which repository a remote's address means, and whom a token is sent to. */
import { describe, expect, test } from 'vitest'
import { apiOf, placeOf, tokenFor } from '#adapters/pull/remote-place.ts'

const widget = (host: string) => ({ host, owner: 'acme', repo: 'widget' })

test.each([
  ['git@github.com:acme/widget.git', 'github.com'],
  ['https://github.com/acme/widget', 'github.com'],
  ['https://x-access-token:secret@github.com/acme/widget.git/', 'github.com'],
  ['ssh://git@git.acme.example:2222/acme/widget.git', 'git.acme.example'],
  ['git://GitHub.com/acme/widget.git', 'github.com'],
])('%s', (address, host) => {
  expect(placeOf(address)).toEqual(widget(host))
})

test.each(['', '/srv/git/widget.git', '../widget', 'https://github.com/acme', 'file:///srv/acme/widget'])(
  '“%s” is no repository on GitHub',
  (address) => {
    expect(placeOf(address)).toBeNull()
  },
)

describe('a token', () => {
  test('goes to github.com, and to a host that the user’s environment names', () => {
    expect(apiOf(widget('github.com'), {})).toBe('https://api.github.com')
    expect(apiOf(widget('git.acme.example'), { GH_HOST: 'git.acme.example' })).toBe(
      'https://git.acme.example/api/v3',
    )
    const runner = {
      GITHUB_SERVER_URL: 'https://git.acme.example',
      GITHUB_API_URL: 'https://git.acme.example/api/v3',
    }
    expect(apiOf(widget('git.acme.example'), runner)).toBe('https://git.acme.example/api/v3')
  })

  test.each(['git.acme.example', 'github.com.evil.example', 'evil-github.com'])(
    'never goes to %s by itself',
    (host) => {
      expect(apiOf(widget(host), {})).toBeNull()
      expect(
        apiOf(widget(host), {
          GITHUB_SERVER_URL: 'https://github.com',
          GITHUB_API_URL: 'https://api.github.com',
        }),
      ).toBeNull()
    },
  )

  test('is the one of the environment first', async () => {
    expect(await tokenFor(widget('github.com'), { GITHUB_TOKEN: '', GH_TOKEN: 'b' })).toBe('b')
    expect(await tokenFor(widget('github.com'), { GITHUB_TOKEN: 'a', GH_TOKEN: 'b' })).toBe('a')
    expect(await tokenFor(widget('github.com'), { PATH: '/nonexistent' })).toBeNull()
  })
})
