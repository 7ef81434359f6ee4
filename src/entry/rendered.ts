/** Prints a report in one of the forms. Each form is loaded when it is asked for. */
import { shaDigest } from '#adapters/fs/sha-digest.ts'
import type { Report } from '#model/report.ts'
import type { TerminalStyle } from '#render/terminal/terminal-style.ts'
import type { Format } from './output-format.ts'
import { version } from './version.ts'

/** In which form, and how. */
export interface Form {
  readonly format: Format
  readonly explain: boolean
}

type Renderer = (report: Report, form: Form, style: TerminalStyle) => string

const renderers: Record<Format, () => Promise<Renderer>> = {
  text: async () => {
    const { renderText } = await import('#render/text.ts')
    return (report, { explain }, style) => renderText(report, { explain, style })
  },
  json: async () => {
    const { renderJson } = await import('#render/json.ts')
    return (report, { explain }) => renderJson(report, { explain })
  },
  markdown: async () => {
    const { commentLimit } = await import('#render/markdown/comment.ts')
    const { markdownDocument } = await import('#render/markdown/document.ts')
    return (report) => `${markdownDocument(report, { limit: commentLimit - 1, detail: 'all' })}\n`
  },
  html: async () => {
    const { renderHtml } = await import('#render/html/page.ts')
    const { deflateText } = await import('#adapters/fs/deflate-text.ts')
    return (report) => renderHtml(report, { version, pack: deflateText })
  },
  sarif: async () => {
    const { renderSarif } = await import('#render/sarif.ts')
    return (report) => renderSarif(report, { digest: shaDigest, version, reader: 'everybody' })
  },
  'code-scanning': async () => {
    const { renderSarif } = await import('#render/sarif.ts')
    return (report) => renderSarif(report, { digest: shaDigest, version, reader: 'code-scanning' })
  },
  junit: async () => (await import('#render/junit.ts')).renderJUnit,
  gitlab: async () => {
    const { renderCodeQuality } = await import('#render/code-quality.ts')
    return (report) => renderCodeQuality(report, { digest: shaDigest })
  },
  checkstyle: async () => (await import('#render/checkstyle.ts')).renderCheckstyle,
  badge: async () => (await import('#render/badge.ts')).renderBadgeEndpoint,
  'badge-svg': async () => (await import('#render/badge.ts')).renderBadgeSvg,
  agent: async () => (await import('#render/agent.ts')).renderAgent,
  problems: async () => (await import('#render/problems.ts')).renderProblems,
}

/** Ends with a line break. */
export async function rendered(report: Report, form: Form, style: TerminalStyle): Promise<string> {
  const render = await renderers[form.format]()
  return render(report, form, style)
}
