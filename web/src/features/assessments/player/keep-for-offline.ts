import { keepShell } from '../../../lib/device/exam-worker.ts'
import type { KeptPaper } from '../device/paper.ts'
import { mediaAddressIn } from '../question-text.tsx'

const image = /\(media:([0-9a-f]{64})/g

/** The images that a paper shows. */
export function imagesIn({ paper, organisationId }: KeptPaper): string[] {
  const hashes = [...JSON.stringify(paper.questions).matchAll(image)].map(([, hash]) => hash ?? '')
  return [...new Set(hashes)].map((hash) => mediaAddressIn(organisationId, hash))
}

/** Has the browser keep the app and the paper's images, so that a reload without a network shows the exam again. */
export function keepForOffline(kept: KeptPaper): void {
  // What the player loads only when needed, so that it is there when it cannot be loaded any more.
  const pieces = [import('../../../ui/data/rich-markdown.tsx'), import('../../../ui/commands/shortcuts-sheet.tsx')]
  void Promise.allSettled(pieces).then(() => keepShell(imagesIn(kept)))
}
