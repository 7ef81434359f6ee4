type T = `line
two ${string}`
export const text: T = 5
export function take(text: T): void {}
take(6)
