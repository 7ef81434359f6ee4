export const price = (n: number): number => n
export const wrong: string = 1
const unused = 2
