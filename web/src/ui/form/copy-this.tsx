import { Button, CopyButton, type ButtonProps } from '@mantine/core'

type Props = {
  readonly value: string
  readonly words: string
  readonly variant?: ButtonProps['variant']
}

/** Puts something onto the clipboard and says that it is there. */
export const CopyThis = ({ value, words, variant = 'filled' }: Props) => (
  <CopyButton value={value}>
    {({ copied, copy }) => (
      <Button variant={variant} onClick={copy}>
        {copied ? 'Copied' : words}
      </Button>
    )}
  </CopyButton>
)
