// Proofs that take too long for npm test. Each names its short form, which npm test runs.
import { bin, fromRoot, root } from './root.mjs'

const playwright = (spec, env) => ({
  command: bin('playwright'),
  args: ['test', spec, '--reporter=list'],
  env: { ...process.env, ...env },
  cwd: root,
  needsBrowser: true,
})

/**
 * `what`: what it shows. `usage`: its arguments. `short`: its short form in npm test. `run`: how to run it; `given` are
 * arguments of the command line, `inCi` is true when all proofs together must take at most twenty minutes.
 */
export const proofs = {
  faults: {
    what: 'kills the server, starts it twice, gives it old data and full disks; nothing may be lost',
    usage: '[--faults 300] [--seed S] [--injected]',
    file: 'apps/bff/proof/faults.ts',
    short: 'apps/bff/test/faults.test.ts',
    run: ({ given, inCi }) => ({
      command: process.execPath,
      args: [fromRoot('apps/bff/proof/faults.ts'), ...(inCi ? ['--faults', '60'] : []), ...given],
    }),
  },
  gallery: {
    what: 'every state of every screen in every language at each width, with axe and in both themes',
    short: 'apps/e2e/src/gallery/gallery.spec.ts',
    run: () => playwright('gallery/', { PROOF: 'gallery' }),
  },
  endurance: {
    what: 'an hour at the camera leaves the memory of the page as it was',
    short: 'apps/e2e/src/code-reader/endurance.spec.ts',
    run: () => playwright('code-reader/endurance', { PROOF: 'endurance' }),
  },
}

/** Names for more than one of them. */
export const severalProofs = {
  all: { what: 'each of them, one after another' },
  ci: { what: 'the same, within twenty minutes together' },
}
