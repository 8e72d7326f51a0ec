// npm run desk -- <command>: what an administrator does from the command line.
await import('../../apps/bff/src/cli.ts')
