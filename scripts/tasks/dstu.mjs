// npm run dstu -- unwrap|verify …: the command line of packages/dstu.
await import('../../packages/dstu/src/cli.ts')
