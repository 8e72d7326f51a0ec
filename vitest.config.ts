import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

// One project for what runs in Node, one for what runs in a page.
export default defineConfig({
  test: {
    // More than processors: tests that wait for servers and screens leave half of them idle.
    maxWorkers: availableParallelism() + 1,
    projects: [
      {
        test: {
          name: 'node',
          include: ['packages/*/{src,test}/**/*.test.ts', 'apps/bff/{src,test}/**/*.test.ts', 'scripts/**/*.test.mjs'],
          environment: 'node',
          globalSetup: 'apps/bff/test/shared-folder.ts',
          // Twice what a test lets one thing take.
          testTimeout: 60_000,
          // As the programs run: Node strips the types itself, and keeps what it compiled for the next file.
          experimental: { viteModuleRunner: false },
          // Files follow one another in a process: what they share is loaded once, and no module keeps a state of its own.
          isolate: false,
        },
      },
      './apps/desk/vite.config.ts',
      './apps/desk/test/pseudo/vite.config.ts',
    ],
  },
})
