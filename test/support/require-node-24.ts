/** The action runs under Node 24; a green test under another version would prove nothing. */

/** Throws unless this process runs under Node 24. Also vitest's global set-up. */
export function requireNode24(): void {
  const [major] = process.versions.node.split('.')
  if (major !== '24') {
    throw new Error(
      `Node ${process.versions.node} runs this, but Node 24 is needed. Start it through npm (npm test, npm run …), which puts Node 24 from devDependencies first.`,
    )
  }
}

/** The name that vitest asks for. */
export { requireNode24 as setup }
