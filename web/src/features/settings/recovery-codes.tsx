import { Button } from '@mantine/core'
import { Notice } from '../../ui/feedback/notice.tsx'
import { CopyThis } from '../../ui/form/copy-this.tsx'

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
          <CopyThis value={codes.join('\n')} words="Copy all" variant="default" />
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
