/**
 * A small seeded generator (mulberry32) with what the simulations draw.
 * @param {number} seed
 */
export function seeded(seed) {
  let state = seed >>> 0;
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  /** Standard normal, by Box and Muller. */
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  /** @param {number} below */
  const integer = (below) => Math.floor(uniform() * below);
  /** @param {number} count @param {number} from */
  const choose = (count, from) => {
    const all = Array.from({ length: from }, (_, index) => index);
    for (let index = 0; index < count; index += 1) {
      const other = index + integer(from - index);
      [all[index], all[other]] = [all[other], all[index]];
    }
    return all.slice(0, count);
  };
  return { uniform, normal, integer, choose };
}
