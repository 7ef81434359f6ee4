const rates = { de: 0.19, fr: 0.2, nl: 0.21 }

export function tax(sum: number, country: string): number {
  return sum * (1 + rates[country])
}

export function format(amount: number): string {
  return amount.toFixed(2) + currency
}

export function parse(text: string): number {
  const match = /\d+(\.\d+)?/.exec(text)
  return Number(match[0])
}
