// npm run desk -- <command>: the command line for administrators, on the server that the environment names or on the
// demonstration of npm start.
await import('../../apps/bff/src/cli.ts')
