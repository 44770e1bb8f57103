import { Button, Text } from '@mantine/core'
import { setUpExample } from '@cadre/contracts'
import { call } from '../../api/call.ts'
import { useEnter } from '../../api/session/use-enter.ts'
import { useWrite } from '../../api/use-write.ts'
import { browserZone } from '../../lib/clock.ts'
import { Panel } from '../../ui/data/panel.tsx'
import { FailureNotice } from '../../ui/feedback/failure-notice.tsx'

/** One click into a living agency: nothing to type, nothing that reaches anybody. */
export function ExampleDoor() {
  const enter = useEnter()
  const write = useWrite(
    (timeZone: string) => call(setUpExample, { body: { timeZone } }),
    ({ slug }) => enter(`/o/${slug}`),
  )
  return (
    <Panel title="Look around first">
      <Text size="sm" mb="sm">
        An agency of 35 people with cohorts past, running and planned. Mail stays on this server. Your way back in is
        this browser alone.
      </Text>
      {write.failure && <FailureNotice failure={write.failure} />}
      <Button variant="default" loading={write.busy} onClick={() => write.run(String(browserZone()))}>
        Start with an example organisation
      </Button>
    </Panel>
  )
}
