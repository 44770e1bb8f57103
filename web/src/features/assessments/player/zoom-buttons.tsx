import { ActionIcon } from '@mantine/core'
import { IconZoomIn, IconZoomOut } from '@tabler/icons-react'
import { percentText } from '../../../lib/format/number.ts'

const sizes = [1, 1.25, 1.5, 2] as const

/** At the end of the sizes a button does nothing and keeps the focus. */
const restingWhen = (ends: boolean) => ({ 'aria-disabled': ends, ...(ends && { 'data-disabled': true }) })

/** Larger text of questions, beside the browser's own zoom. */
export function ZoomButtons({ zoom, onZoom }: { readonly zoom: number; readonly onZoom: (zoom: number) => void }) {
  const at = sizes.findIndex((size) => size === zoom)
  const step = (by: -1 | 1): void => onZoom(sizes[at + by] ?? zoom)
  return (
    <span className="zoom-buttons">
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label="Smaller text"
        {...restingWhen(at <= 0)}
        onClick={() => step(-1)}
      >
        <IconZoomOut size={18} stroke={1.5} aria-hidden />
      </ActionIcon>
      <span className="visually-hidden" aria-live="polite">
        {zoom === 1 ? '' : `Text at ${percentText(zoom)}`}
      </span>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label="Larger text"
        {...restingWhen(at === sizes.length - 1)}
        onClick={() => step(1)}
      >
        <IconZoomIn size={18} stroke={1.5} aria-hidden />
      </ActionIcon>
    </span>
  )
}
