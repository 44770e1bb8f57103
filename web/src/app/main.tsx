import { present } from '@cadre/kernel'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { watchLoading } from '../lib/device/exam-worker.ts'
import { Providers } from './providers.tsx'
import { shareStyleNonce, styleNonce } from './style-nonce.ts'
import { installTrustedTypes } from './trusted-types.ts'

watchLoading()
installTrustedTypes()
const nonce = styleNonce()
shareStyleNonce(nonce)

createRoot(present(document.getElementById('root'), 'index.html holds #root')).render(
  <StrictMode>
    <Providers styleNonce={nonce} />
  </StrictMode>,
)
