// @flow
export const price = (n: number): number => n;
