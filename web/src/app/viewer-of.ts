import { parseZone } from '@cadre/kernel'
import { browserZone } from '../lib/clock.ts'
import type { Viewer } from '../ui/data/viewer.ts'

/** Whose eyes the pages are for: the person's own zone, or the browser's where it is not known here. */
export function viewerOf(timeZone: string): Viewer {
  const zone = parseZone(timeZone)
  return { zone: zone.ok ? zone.value : browserZone() }
}
