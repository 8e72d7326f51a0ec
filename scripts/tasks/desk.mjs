// npm run desk -- <command>: what an administrator does from the command line, on the server that the environment names or on
// the demonstration of npm start.
await import('../../apps/bff/src/cli.ts')
