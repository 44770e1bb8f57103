import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { contractsLight } from './contracts-light.ts'
import { precompress } from './precompress.ts'
import { whichZod } from './which-zod.ts'

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

export default defineConfig({
  plugins: [whichZod(), contractsLight(), react(), precompress()],
  // The server puts a fresh value in place of this word, in the page and in its Content-Security-Policy.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    target: 'es2023',
    // What imports what, for tools/first-page.
    manifest: true,
    sourcemap: false,
    // `data:` addresses would need an exception in the Content-Security-Policy.
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { groups: shared } } },
  },
  server: { proxy: { '/api': server } },
})
