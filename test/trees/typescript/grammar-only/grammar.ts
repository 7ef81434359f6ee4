// Codes of the grammar that the checker finds, not the parser: nothing is hidden.
export function notAsync(): void {
  await Promise.resolve(1)
}
export abstract class Twice {
  abstract body(): void {}
}
