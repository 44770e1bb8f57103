import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { contractsForCalling } from './contracts-for-calling.ts'
import { precompress } from './precompress.ts'

/** Where the server listens while the web app is developed beside it; the same default as `cadre config` prints. */
const server = 'http://127.0.0.1:4600'

/** Packages that change together and seldom, so that a release of ours leaves them in the browser's cache. */
const shared = [
  { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
  {
    name: 'router',
    test: /node_modules\/@tanstack\/(react-router|router-core|history|react-store|store|react-query|query-core)\//,
  },
]

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const worker = 'exam-worker'

export default defineConfig({
  plugins: [react(), contractsForCalling(), precompress()],
  resolve: {
    alias: [{ find: /^zod$/, replacement: here('src/lib/zod-without-eval.ts') }],
  },
  // The server puts a fresh value in place of this word, in the page and in its Content-Security-Policy.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    target: 'es2023',
    // What imports what, for tools/bench/page-weights.ts.
    manifest: true,
    sourcemap: false,
    // `data:` addresses would need an exception in the Content-Security-Policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { index: here('index.html'), [worker]: here(`src/worker/${worker}.ts`) },
      output: {
        codeSplitting: { groups: shared },
        // The worker's scope is where its file is, and its address must stay.
        entryFileNames: ({ name }) => (name === worker ? '[name].js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  server: { proxy: { '/api': server } },
})
