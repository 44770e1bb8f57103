import './advice-panel.css'
import { Checkbox } from '@mantine/core'
import { setDeliveryProfile } from '@cadre/contracts'
import { call } from '../../api/call.ts'
import { useRefresh } from '../../api/session/use-refresh.ts'
import { useMay, useOrganisation } from '../../api/session/use-session.ts'
import { useWrite } from '../../api/use-write.ts'
import { Panel } from '../../ui/data/panel.tsx'
import { FailureNotice } from '../../ui/feedback/failure-notice.tsx'
import { sayUndo } from '../../ui/feedback/say.tsx'
import { type Detail, modeWords } from './words.ts'

type Profile = Pick<Detail, 'coreWork' | 'ownPractice' | 'endorsedTrainingRequired'>

const questions: readonly (readonly [keyof Profile, string])[] = [
  ['coreWork', 'Our people do this work for clients'],
  ['ownPractice', 'We have questions and labs of our own for it'],
  ['endorsedTrainingRequired', 'A partner programme asks for endorsed training'],
]

/** How to deliver it, with every reason, and what the adviser cannot know by itself. */
export function AdvicePanel({ detail }: { readonly detail: Detail }) {
  const { mode, reasons } = detail.advice
  return (
    <Panel title="How to deliver it">
      <div className="advice-panel">
        <div>
          <p className="advice-panel-mode">{modeWords[mode]}</p>
          <ul className="advice-panel-reasons">
            {reasons.map(({ favours, text }) => (
              <li key={text}>
                {text}
                {favours !== mode && (
                  <span>{favours === null ? 'A caution' : `Speaks for the other way: ${modeWords[favours]}`}</span>
                )}
              </li>
            ))}
          </ul>
        </div>
        <ProfileQuestions detail={detail} />
      </div>
    </Panel>
  )
}

function ProfileQuestions({ detail }: { readonly detail: Detail }) {
  const { organisationId } = useOrganisation()
  const refresh = useRefresh('catalogue')
  const mayManage = useMay('catalogue.manage')
  const { certificationId, coreWork, ownPractice, endorsedTrainingRequired } = detail
  const now: Profile = { coreWork, ownPractice, endorsedTrainingRequired }
  const write = useWrite(
    (body: Profile) => call(setDeliveryProfile, { params: { organisationId, certificationId }, body }),
    refresh,
  )
  const set = async (key: keyof Profile, checked: boolean): Promise<void> => {
    const stopped = await write.attempt({ ...now, [key]: checked })
    if (!stopped) sayUndo('The advice is worked out again', () => write.run(now))
  }
  return (
    <fieldset className="advice-panel-profile" disabled={!mayManage}>
      <legend>What only you know</legend>
      {questions.map(([key, label]) => (
        <Checkbox
          key={key}
          label={label}
          checked={now[key]}
          onChange={(event) => void set(key, event.currentTarget.checked)}
        />
      ))}
      {write.failure && <FailureNotice failure={write.failure} />}
    </fieldset>
  )
}
