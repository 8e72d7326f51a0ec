// The long proofs.
export const proofs = {
  faults: {
    file: 'apps/bff/proof/faults.ts',
    usage: '[--faults 300] [--seed S]',
    what: 'kills the server, starts it twice, gives it old data and full disks; nothing may be lost',
  },
}
