import { defineConfig } from 'vite'

// Serves the page under the policy that the desk has, so that what works here works there.
export default defineConfig({
  root: import.meta.dirname,
  logLevel: 'warn',
  worker: { format: 'es' },
  build: {
    target: 'es2024',
    emptyOutDir: true,
    reportCompressedSize: false,
    rolldownOptions: { input: ['index.html', 'wedge.html'].map((page) => `${import.meta.dirname}/${page}`) },
  },
  preview: {
    headers: {
      'content-security-policy':
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; img-src 'self' data:",
      'permissions-policy': 'camera=(self)',
    },
  },
})
