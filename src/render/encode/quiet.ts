/**
 * Keeps foreign text from commanding the runner where a step prints it otherwise than through the log's own encoder:
 * in a terminal's text, in Markdown. See workflow-command.ts for what the runner reads.
 */

/** A zero-width space in whatever could be read as a command, also when the text is wrapped or stands in a table. */
export function quietText(text: string): string {
  const quiet = text.includes('##[') ? text.replaceAll('##[', '##\u200b[') : text
  return quiet.includes('::') ? quiet.replace(/(?<=^|\s):(?=:)/g, ':\u200b') : quiet
}
