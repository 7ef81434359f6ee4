/** Prints a report in one of the forms. Each form is loaded when it is asked for. */
import { shaDigest } from '#adapters/fs/sha-digest.ts'
import type { JointReport } from '#model/joint-report.ts'
import type { Report } from '#model/report.ts'
import type { TerminalStyle } from '#render/terminal/terminal-style.ts'
import type { Format } from './output-format.ts'
import { version } from './version.ts'

/** In which form, and how. */
export interface Form {
  readonly format: Format
  readonly explain: boolean
  /** Of the text: whether lists are whole, and whether only the verdict is told. */
  readonly all: boolean
  readonly quiet: boolean
}

type Renderer = (report: Report, form: Form, style: TerminalStyle) => string

const renderers: Record<Format, () => Promise<Renderer>> = {
  text: async () => {
    const { renderText } = await import('#render/text.ts')
    return (report, { format: _, ...how }, style) => renderText(report, { ...how, style })
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
  junit: async () => {
    const { renderJUnit } = await import('#render/junit.ts')
    return (report) => renderJUnit(report)
  },
  gitlab: async () => {
    const { renderCodeQuality } = await import('#render/code-quality.ts')
    return (report) => renderCodeQuality(report, { digest: shaDigest })
  },
  checkstyle: async () => {
    const { renderCheckstyle } = await import('#render/checkstyle.ts')
    return (report) => renderCheckstyle(report)
  },
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

/** Parts where many checks may be longer than a text can be. */
type JointRenderer = (joint: JointReport, form: Form, style: TerminalStyle) => string | Iterable<string>

const jointRenderers: Record<Format, () => Promise<JointRenderer>> = {
  text: async () => {
    const { renderJointText } = await import('#render/joint/joint-text.ts')
    return (joint, { format: _, ...how }, style) => renderJointText(joint, { ...how, style })
  },
  json: async () => {
    const { renderJointJson } = await import('#render/joint/joint-json.ts')
    return (joint, { explain }) => renderJointJson(joint, { explain })
  },
  markdown: async () => {
    const { commentLimit } = await import('#render/markdown/comment.ts')
    const { jointDocument } = await import('#render/joint/joint-document.ts')
    return (joint) => `${jointDocument(joint, { limit: commentLimit - 1, detail: 'all' })}\n`
  },
  html: async () => {
    const { renderJointHtml } = await import('#render/joint/joint-page.ts')
    const { deflateText } = await import('#adapters/fs/deflate-text.ts')
    return (joint) => renderJointHtml(joint, { version, pack: deflateText })
  },
  sarif: async () => {
    const { sarifParts } = await import('#render/sarif.ts')
    return ({ reports }) => sarifParts(reports, { digest: shaDigest, version, reader: 'everybody' })
  },
  'code-scanning': async () => {
    const { sarifParts } = await import('#render/sarif.ts')
    return ({ reports }) => sarifParts(reports, { digest: shaDigest, version, reader: 'code-scanning' })
  },
  junit: async () => {
    const { renderJUnit } = await import('#render/junit.ts')
    return ({ reports }) => renderJUnit(reports)
  },
  gitlab: async () => {
    const { renderCodeQuality } = await import('#render/code-quality.ts')
    return ({ reports }) => renderCodeQuality(reports, { digest: shaDigest })
  },
  checkstyle: async () => {
    const { renderCheckstyle } = await import('#render/checkstyle.ts')
    return ({ reports }) => renderCheckstyle(reports)
  },
  badge: async () => (await import('#render/badge.ts')).renderBadgeEndpoint,
  'badge-svg': async () => (await import('#render/badge.ts')).renderBadgeSvg,
  agent: async () => {
    const { renderAgent } = await import('#render/agent.ts')
    return ({ reports }) => reports.map(renderAgent).join('')
  },
  problems: async () => {
    const { renderProblems } = await import('#render/problems.ts')
    return ({ reports }) => reports.map(renderProblems).join('')
  },
}

/** Of the checks of a configuration file; one alone looks as it always does, but for programs. */
export async function renderedJoint(
  joint: JointReport,
  form: Form,
  style: TerminalStyle,
): Promise<string | Iterable<string>> {
  const [report, ...others] = joint.reports
  if (
    report !== undefined &&
    others.length === 0 &&
    form.format !== 'json' &&
    joint.readiness === undefined
  ) {
    return rendered(report, form, style)
  }
  const render = await jointRenderers[form.format]()
  return render(joint, form, style)
}
