import './publish-guide.css'
import { publishGuideVersion } from '@cadre/contracts'
import { Button, Modal } from '@mantine/core'
import { useForm } from '@mantine/form'
import { randomId } from '@mantine/hooks'
import { call } from '../../api/call.ts'
import { useRefresh } from '../../api/session/use-refresh.ts'
import { useOrganisation } from '../../api/session/use-session.ts'
import { useWrite } from '../../api/use-write.ts'
import { browserClock, todayIn } from '../../lib/clock.ts'
import { useViewer } from '../../ui/data/viewer.ts'
import { Notice } from '../../ui/feedback/notice.tsx'
import { sayDone } from '../../ui/feedback/say.tsx'
import { filled } from '../../ui/form/checks.ts'
import { DateField, TextField } from '../../ui/form/fields.tsx'
import { Form } from '../../ui/form/form.tsx'
import { blankDomain, type DraftGuide, guideBody, guideDraft } from './guide-draft.ts'
import { GuideDomainFields } from './guide-domain-fields.tsx'
import type { Detail } from './words.ts'

type Props = { readonly detail: Detail; readonly onClose: () => void }

/** A new version of the exam guide, begun from the one before. */
export function PublishGuide({ detail, onClose }: Props) {
  const { organisationId } = useOrganisation()
  const { zone } = useViewer()
  const refresh = useRefresh('catalogue', 'blueprints')
  const before = detail.guideVersions.find(({ supersededOn }) => supersededOn === null)
  const form = useForm<DraftGuide>({
    initialValues: guideDraft(before?.domains ?? [], todayIn(zone, browserClock())),
    validate: { label: filled('Give the version'), domains: { name: filled('Name the domain') } },
  })
  const params = { organisationId, certificationId: detail.certificationId }
  const write = useWrite(
    (draft: DraftGuide, key) => call(publishGuideVersion, { params, body: guideBody(draft) }, key),
    async (_, { label }) => {
      await refresh()
      sayDone(`Version ${label} of the exam guide is recorded`)
      onClose()
    },
  )
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={`A new exam guide for ${detail.code}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Form
        submit={form.values.label.trim() === '' ? 'Record this version' : `Record version ${form.values.label.trim()}`}
        busy={write.busy}
        failure={write.failure}
        onSubmit={form.onSubmit(write.run)}
      >
        {before && (
          <Notice tone="warn" title={`Version ${before.label} is superseded by this one.`}>
            Cohorts keep the version they started with. Blueprints that rest on it are listed as out of date.
          </Notice>
        )}
        <div className="form-row">
          <TextField name="label" label="Version" data-autofocus {...form.getInputProps('label')} />
          <DateField name="effectiveFrom" label="In force from" {...form.getInputProps('effectiveFrom')} />
        </div>
        <GuideDomainFields form={form} />
        <div>
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => form.insertListItem('domains', blankDomain(randomId()))}
          >
            Add a domain
          </Button>
        </div>
      </Form>
    </Modal>
  )
}
