import assert from 'node:assert/strict';
import { coversRange, ipRangeText, networkOf, readIpRange } from '../../server/src/policy/ip-range';

describe('IP ranges', () => {
  const networks: readonly (readonly [text: string, network: string | undefined])[] = [
    ['203.0.113.7', '203.0.113.7/32'],
    ['203.0.113.7/24', '203.0.113.0/24'],
    ['203.0.113.7/20', '203.0.112.0/20'],
    ['0.0.0.0/0', '0.0.0.0/0'],
    ['::/0', '::/0'],
    ['::1', '::1/128'],
    ['2001:DB8:1234:5678::1/64', '2001:db8:1234:5678::/64'],
    ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1/128'],
    ['::ffff:192.0.2.1/96', '::ffff:0:0/96'],
    ['fe80::1:2:3:4/10', 'fe80::/10'],
    ['203.0.113.0/33', undefined],
    ['203.0.113/24', undefined],
    ['203.0.113.256', undefined],
    ['203.0.113.0/', undefined],
    ['1:2:3:4:5:6:7:8:9', undefined],
    ['1::2::3', undefined],
    ['1:2:3', undefined],
    ['12345::', undefined],
    ['', undefined],
    ['*', undefined],
  ];
  for (const [text, network] of networks) {
    it(`${text} is ${network ?? 'no range'}`, () => {
      const range = readIpRange(text);
      assert.equal(range && ipRangeText(networkOf(range)), network);
    });
  }

  const covered: readonly (readonly [outer: string, inner: string, covers: boolean])[] = [
    ['10.0.0.0/8', '10.1.2.3', true],
    ['10.0.0.0/8', '10.0.0.0/7', false],
    ['172.16.0.0/12', '172.32.0.0/16', false],
    ['fc00::/7', 'fd12:3456::/32', true],
    ['::/0', '10.0.0.1', false],
  ];
  for (const [outer, inner, covers] of covered) {
    it(`${outer} ${covers ? 'covers' : 'does not cover'} ${inner}`, () => {
      const [a, b] = [readIpRange(outer), readIpRange(inner)];
      assert.equal(a !== undefined && b !== undefined && coversRange(a, b), covers);
    });
  }
});
