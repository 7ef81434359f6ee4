/** Reads the data that stands packed in the page. */
import type { ReportData } from '#model/report-data.ts'

/** Base64 of raw DEFLATE, as `PackText` makes it. Rejects when the text is damaged. */
export async function unpack(packed: string): Promise<ReportData> {
  const text = atob(packed.trim())
  const bytes = new Uint8Array(text.length)
  for (let index = 0; index < text.length; index += 1) {
    bytes[index] = text.charCodeAt(index)
  }
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  return JSON.parse(await new Response(stream).text())
}
