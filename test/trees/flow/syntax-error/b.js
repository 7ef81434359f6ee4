// @flow
const x: number = 'a';
