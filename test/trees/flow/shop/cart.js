// @flow
import { price } from './price';

const size: number = 'größe'; const count: string = 1;

export function total(items: Array<{ price: number }>): string {
  return items.reduce((sum, item) => sum + item.price, 0);
}
price('x');
const anything: any = null;
anything.foo;
null.foo;
import { gone } from './gone';
