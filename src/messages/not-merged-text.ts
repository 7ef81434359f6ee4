/** What git's user reads when `baseline merge` leaves a conflict. `reason`: why, as plain text. */
export function notMergedText(reason: string): string {
  return `not merged: ${reason}\nTake the file of either side (git checkout --theirs FILE), then bring it up to date with “type-ratchet baseline write”.`
}
