import { isoText, spanText } from '../../../lib/format/moment.ts'
import { instantAt } from '../../../lib/format/wire.ts'
import { useViewer } from '../../../ui/data/viewer.ts'

/** An instant of the wire on the viewer's clock. */
export function Moment({ at }: { readonly at: string | null }) {
  const { zone } = useViewer()
  if (at === null) return '\u2013'
  const from = instantAt(at)
  return <time dateTime={isoText(from)}>{spanText({ from }, zone)}</time>
}
