/** What every page of ours is wrapped in: a policy that lets nothing in from outside, the title, and the one style. */
import { reportStyle } from './assets.ts'
import { type Html, html, trusted } from './template.ts'

/** What differs between pages. */
export interface Shell {
  /** Content-Security-Policy, built by us. */
  readonly policy: string
  /** Hostile text that is made visible already. */
  readonly title: string
  readonly version: string
  /** With its own tag. */
  readonly body: Html
}

/** The whole file, ending in a line feed. */
export function htmlDocument({ policy, title, version, body }: Shell): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="type-ratchet ${version}">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${trusted(reportStyle)}</style>
</head>
${body}
</html>
`.text
}
