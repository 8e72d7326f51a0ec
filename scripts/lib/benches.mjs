// Each measurement is compared with the least possible work for it (its floor), measured in the same run.
export const benches = {
  validation: {
    file: 'apps/bff/bench/validation.ts',
    what: 'what the bff adds to a call of Diia, beside a bare proxy that keeps one row',
  },
  callback: { file: 'apps/bff/bench/callback.ts', what: 'deliveries received, encrypted and kept' },
  register: { file: 'apps/bff/bench/register.ts', what: 'appeals registered, on both databases' },
  export: {
    file: 'apps/bff/bench/export.ts',
    usage: '[--appeals N] [--engine sqlite|postgres|both] [--page N] [--rounds N]',
    what: 'the state pulls a whole year; how much clerks are slowed down',
  },
  services: { file: 'apps/bff/bench/services.ts', what: 'finding among 6,000 services, beside a plain search' },
  'sign-in-flood': {
    file: 'apps/bff/bench/sign-in-flood.ts',
    what: 'how much 1,500 sign-ins of unknown browsers at once slow down deliveries and checks',
  },
  dstu: { file: 'packages/dstu/bench/dstu.ts', what: 'verifying and unwrapping' },
  start: {
    file: 'scripts/bench/start.mjs',
    usage: '[--runs N]',
    what: 'npm start with an existing demonstration',
  },
  'first-read': {
    file: 'apps/e2e/bench/first-read.ts',
    what: 'from opening the page to the first code read and sent, in Chromium',
  },
  read: {
    file: 'packages/code-reader/bench/read.ts',
    usage: '[--frames DIR] [--per N] [--seed S] [--only REGEXP] [--keep DIR]',
    what: 'how many codes are read and how fast, beside other readers',
  },
  stills: {
    file: 'packages/code-reader/bench/stills.ts',
    usage: '[--per N] [--seed S] [--only REGEXP] [--own] [--missed] [--keep DIR]',
    what: 'how many still pictures of the kinds that readers miss are read, beside other readers',
  },
  damage: {
    file: 'packages/code-reader/bench/damage.ts',
    usage: '[--frames N] [--sessions N] [--seed S] [--from N] [--workers N]',
    what: 'whether a damaged code is ever read as another number, beside zxing-wasm',
  },
}
