import { Button, CopyButton } from '@mantine/core'
import { Notice } from '../../ui/feedback/notice.tsx'

type Props = { readonly codes: readonly string[]; readonly onKept: () => void }

/** Shown this once: each lets its owner in one time without the app. */
export function RecoveryCodes({ codes, onKept }: Props) {
  return (
    <Notice
      tone="warn"
      title="Keep these recovery codes somewhere safe. They are shown this once."
      urgent
      action={
        <div className="security-page-acts">
          <CopyButton value={codes.join('\n')}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {copied ? 'Copied' : 'Copy all'}
              </Button>
            )}
          </CopyButton>
          <Button onClick={onKept}>I kept them</Button>
        </div>
      }
    >
      <ul className="security-page-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </Notice>
  )
}
