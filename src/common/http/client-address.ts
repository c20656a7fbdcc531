import { isIPv6 } from 'node:net';
import type { Request } from 'express';

/**
 * From where a request comes, for counting: the connection's own address, or what a trusted proxy says
 * (`trust proxy` in configure-http). Whoever has one IPv6 address has all of its /64.
 */
export function clientAddress(request: Pick<Request, 'ip'>): string {
  const address = (request.ip ?? 'unknown').replace(/^::ffff:(?=\d+\.)/i, '');
  return isIPv6(address) ? `${network(address)}::/64` : address;
}

function network(address: string): string {
  const [head = ''] = address.split('%', 1);
  const [before = '', after] = head.split('::', 2);
  const groups = before === '' ? [] : before.split(':');
  const rest = after === undefined || after === '' ? [] : after.split(':');
  const zeros = Array.from({ length: Math.max(0, 8 - groups.length - rest.length) }, () => '0');
  return [...groups, ...(after === undefined ? [] : zeros), ...rest]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, '').toLowerCase())
    .join(':');
}
