import './notice.css'
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Tone } from '../theme/tokens.ts'

const icons = { good: IconCircleCheck, warn: IconAlertTriangle, bad: IconCircleX, calm: IconInfoCircle } as const

type Props = {
  readonly tone: Tone
  readonly title: string
  readonly children?: ReactNode
  readonly action?: ReactNode
  /** Spoken at once when it appears after the page was read. */
  readonly urgent?: boolean
}

/** A message that stays on the page: what happened, what was kept, what to do. */
export function Notice({ tone, title, children, action, urgent = false }: Props) {
  const Icon = icons[tone]
  return (
    <div className="notice" data-tone={tone} {...(urgent ? { role: 'alert' } : {})}>
      <Icon size={18} stroke={1.5} aria-hidden />
      <div className="notice-words">
        <strong>{title}</strong>
        {children !== undefined && children !== null && <div>{children}</div>}
        {action !== undefined && <div className="notice-action">{action}</div>}
      </div>
    </div>
  )
}
