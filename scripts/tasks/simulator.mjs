// npm run simulator -- --port 4010 …: a simulated Diia, alone.
await import('../../packages/diia-simulator/src/cli.ts')
