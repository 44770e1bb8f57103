import { mediaAddressesIn } from '../../../api/question-media.ts'
import { keepShell } from '../../../lib/device/exam-worker.ts'
import type { KeptPaper } from '../device/paper.ts'
import { fetchPieces } from './pieces.ts'

/** Has the browser keep the app and the paper's images, so that a reload without a network shows the exam again. */
export function keepForOffline(kept: KeptPaper): void {
  void fetchPieces().then(() => keepShell('exam', mediaAddressesIn(kept.organisationId, kept.paper.questions)))
}
