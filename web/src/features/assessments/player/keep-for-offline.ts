import { mediaAddressesIn } from '../../../api/question-media.ts'
import { keepShell } from '../../../lib/device/exam-worker.ts'
import type { KeptPaper } from '../device/paper.ts'

/** Has the browser keep the app and the paper's images, so that a reload without a network shows the exam again. */
export function keepForOffline(kept: KeptPaper): void {
  // What the player loads only when needed, so that it is there when it cannot be loaded any more.
  const pieces = [import('../../../ui/data/rich-markdown.tsx'), import('../../../ui/commands/shortcuts-sheet.tsx')]
  void Promise.allSettled(pieces).then(() =>
    keepShell('exam', mediaAddressesIn(kept.organisationId, kept.paper.questions)),
  )
}
