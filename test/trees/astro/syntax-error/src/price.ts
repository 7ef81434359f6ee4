export const wrong: string = 1
