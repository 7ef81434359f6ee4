export const two: string = 2
