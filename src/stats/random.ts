/** A stream of reproducible random numbers: the same seed gives the same stream on every machine and engine. */
export interface Random {
  /** Uniform whole number from 0 to 2³² − 1. */
  nextUint32(): number;
  /** Uniform in [0, 1) with 53 random bits, from two draws. */
  uniform(): number;
  /** Uniform whole number from 0 to n − 1, without bias. n: a whole number from 1 to 2³²; throws otherwise. */
  below(n: number): number;
}

const TWO_32 = 4294967296;
/** Largest n for which (2³² − 1) · n is a whole number that a double holds exactly. */
const EXACT_PRODUCT = 2097152;

/**
 * xoshiro128** (Blackman and Vigna 2021), its state filled from the seed by SplitMix32. Only integer arithmetic
 * and exact products are used, so no engine's rounding can change a draw.
 *
 * `seed`: a whole number from 0 to 2⁵³ − 1; throws otherwise. `stream`: a whole number from 0 to 2³² − 1, each with a stream of its own of
 * the same seed, so that a part of the draws can begin without those before it.
 */
export function createRandom(seed: number, stream = 0): Random {
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new RangeError(`seed must be a whole number from 0 to 2^53 - 1, not ${seed}`);
  }
  let mix = (seed ^ Math.imul(Math.floor(seed / TWO_32), 0x85ebca6b)) | 0;
  const fill = (): number => {
    mix = (mix + 0x9e3779b9) | 0;
    let z = mix;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return z ^ (z >>> 15);
  };
  let a = fill();
  let b = fill();
  let c = fill();
  // The all-zero state would stay zero; the last word can't be zero when the others are.
  let d = fill() | (a | b | c ? 0 : 1);
  if (stream > 0) {
    // Each word is mixed with a bijection of the stream's number, so that no two streams of a seed start alike.
    const mixed = (odd: number): number => {
      let z = Math.imul(stream, odd);
      z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
      z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
      return z ^ (z >>> 15);
    };
    a ^= mixed(0x9e3779b1);
    b ^= mixed(0x85ebca6b);
    c ^= mixed(0xc2b2ae35);
    d ^= mixed(0x27d4eb2f);
    if ((a | b | c | d) === 0) d = 1;
  }

  const nextUint32 = (): number => {
    const product = Math.imul(b, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result;
  };

  const uniform = (): number => {
    const high = nextUint32() >>> 5;
    const low = nextUint32() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  };

  const below = (n: number): number => {
    if (!Number.isInteger(n) || n < 1 || n > TWO_32) {
      throw new RangeError(`n must be a whole number from 1 to 2^32, not ${n}`);
    }
    if (n <= EXACT_PRODUCT) {
      // Lemire 2019: the high word of the product is the draw, its low word tells whether it must be rejected.
      for (;;) {
        const product = nextUint32() * n;
        const high = Math.floor(product / TWO_32);
        const low = product - high * TWO_32;
        if (low >= n || low >= TWO_32 % n) return high;
      }
    }
    const limit = TWO_32 - (TWO_32 % n);
    for (;;) {
      const draw = nextUint32();
      if (draw < limit) return draw % n;
    }
  };

  return { nextUint32, uniform, below };
}
