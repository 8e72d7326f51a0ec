// The tests that have one more language. The others of the desk share their modules, and with them their languages.
import { fileURLToPath } from 'node:url'
import { defineConfig, mergeConfig } from 'vitest/config'
import desk from '../../vite.config.ts'

const { test, ...config } = desk

export default mergeConfig(
  defineConfig({ ...config, root: fileURLToPath(new URL('../..', import.meta.url)) }),
  defineConfig({
    test: { ...test, name: 'desk-pseudo', include: ['test/pseudo/scenes.test.ts'], exclude: [] },
  }),
)
