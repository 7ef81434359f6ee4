/** How git is let in where the checkout left no credentials: by the job's token, for one server alone. */

/** Whose token, and for whom. */
export interface GitAccess {
  /** `https://github.com`, without a trailing slash. */
  readonly serverUrl: string
  readonly token: string
}

/**
 * What git's `environment` gets besides, where no list of processes shows it. The empty value takes away what a checkout may
 * have left, because GitHub refuses two such headers. Whatever address git is sent to, only this server gets the token.
 */
export function accessSettings(
  { serverUrl, token }: GitAccess,
  environment: NodeJS.ProcessEnv,
): Readonly<Record<string, string>> {
  const first = Number(environment['GIT_CONFIG_COUNT'] ?? '0')
  const header = `http.${serverUrl}/.extraheader`
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64')
  const settings = [
    [header, ''],
    [header, `AUTHORIZATION: basic ${basic}`],
    // The header would go along to wherever the server points.
    ['http.followRedirects', 'false'],
  ] as const
  const entries = settings.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${first + index}`, key] as const,
    [`GIT_CONFIG_VALUE_${first + index}`, value] as const,
  ])
  return { GIT_CONFIG_COUNT: String(first + settings.length), ...Object.fromEntries(entries) }
}
