export function pad(text: string): string
