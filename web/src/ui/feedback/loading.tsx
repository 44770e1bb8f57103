import './loading.css'
import { Skeleton } from '@mantine/core'

type Props = { readonly rows?: number; readonly label?: string }

const widths = ['72%', '58%', '81%', '64%', '76%'] as const

/** Lines where rows will be. Says once, quietly, that something is loading. */
export function LoadingRows({ rows = 5, label = 'Loading' }: Props) {
  return (
    <output className="loading-rows">
      <span className="visually-hidden">{label}</span>
      {Array.from({ length: rows }, (_, i) => (
        <Skeleton key={i} height={16} width={widths[i % widths.length] ?? '70%'} aria-hidden />
      ))}
    </output>
  )
}

/** A page before its code and data have come. */
export function LoadingPage() {
  return (
    <div className="loading-page">
      <Skeleton height={24} width={220} aria-hidden />
      <LoadingRows rows={8} label="Loading the page" />
    </div>
  )
}
