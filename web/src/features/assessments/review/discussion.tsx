import { addPost, readDiscussion } from '@cadre/contracts'
import { useRef, useState } from 'react'
import { call } from '../../../api/call.ts'
import { useHere } from '../../../api/here.ts'
import { useReading } from '../../../api/reading.ts'
import { useRefresh } from '../../../api/session/use-refresh.ts'
import { useWrite } from '../../../api/use-write.ts'
import { spanText } from '../../../lib/format/moment.ts'
import { countText } from '../../../lib/format/number.ts'
import { instantAt } from '../../../lib/format/wire.ts'
import { LeaveGuard } from '../../../ui/feedback/leave-guard.tsx'
import { Loaded } from '../../../ui/feedback/loaded.tsx'
import { TextAreaField } from '../../../ui/form/fields.tsx'
import { Form } from '../../../ui/form/form.tsx'
import { QuestionText } from '../../../ui/question/question-text.tsx'

type Props = { readonly attemptId: string; readonly place: string; readonly posts: number }

/** What the group says about a question; read when it is first opened, and kept from then on with what is being written. */
export function Discussion(props: Props) {
  const [opened, setOpened] = useState(false)
  return (
    <details className="reviewed-discussion" onToggle={() => setOpened(true)}>
      <summary>{props.posts === 0 ? 'Discuss this question' : `Discussion, ${countText(props.posts, 'post')}`}</summary>
      {opened && <Thread {...props} />}
    </details>
  )
}

function Thread({ attemptId, place }: Props) {
  const { organisationId, zone } = useHere()
  const params = { organisationId, attemptId, place }
  const thread = useReading(readDiscussion, { params })
  const refresh = useRefresh('assessments')
  const [text, setText] = useState('')
  const box = useRef<HTMLTextAreaElement>(null)
  const write = useWrite(
    (body: { text: string }, key) => call(addPost, { params, body }, key),
    async () => {
      setText('')
      await refresh()
      box.current?.focus()
    },
  )
  return (
    <div className="discussion">
      <LeaveGuard when={text.trim() !== ''} what="words on this question" />
      <Loaded of={thread} rows={2}>
        {({ items }) => (
          <ul>
            {items.map(({ postId, author, at, text: said }) => (
              <li key={postId}>
                <p>
                  <strong>{author}</strong> <span>{spanText({ from: instantAt(at) }, zone)}</span>
                </p>
                <QuestionText text={said} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <Form
        submit="Post"
        busy={write.busy}
        failure={write.failure}
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim() !== '') write.run({ text })
        }}
      >
        <TextAreaField
          ref={box}
          name="text"
          label="Say something about this question"
          description="Everybody who may read this review sees it"
          minRows={2}
          maxLength={4_000}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
      </Form>
    </div>
  )
}
