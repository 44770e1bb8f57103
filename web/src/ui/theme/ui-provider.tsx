import '@fontsource-variable/inter/wght.css'
import '@mantine/core/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import './base.css'
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { type ReactNode, useMemo, useState } from 'react'
import { AccentSetter } from './use-accent.ts'
import { cssVariables, themeOf } from './theme.ts'
import { defaultAccent } from './tokens.ts'

type Props = {
  /** Marks style elements as ours for the Content-Security-Policy. */
  readonly styleNonce: string
  readonly children: ReactNode
}

export function UiProvider({ styleNonce, children }: Props) {
  const [accent, setAccent] = useState(defaultAccent)
  const theme = useMemo(() => themeOf(accent), [accent])
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={() => styleNonce}
    >
      <Notifications position="bottom-right" limit={4} autoClose={8000} transitionDuration={120} />
      <AccentSetter value={setAccent}>{children}</AccentSetter>
    </MantineProvider>
  )
}
