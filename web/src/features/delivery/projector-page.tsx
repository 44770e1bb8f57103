import './projector-page.css'
import { unreachable } from '@cadre/kernel'
import { QuestionText } from '../../ui/question/question-text.tsx'
import { ComingUp } from './coming-up.tsx'
import { LiveFrame } from './live-frame.tsx'
import type { SharedPoll, SharedRun } from './live-run.ts'
import { RunClock } from './run-clock.tsx'
import { TallyBars } from './tally-bars.tsx'

/** The wall: big type, no names. What is asked, how many have answered, what comes next. */
export const ProjectorPage = () => (
  <LiveFrame>
    {(run, { skewMs }) => (
      <main className="projector">
        <title>{`${run.title} · Cadre`}</title>
        <header>
          <h1>{run.title}</h1>
          <span className="projector-here">{run.counts.present} here</span>
        </header>
        <Now run={run} />
        <footer>
          <RunClock run={run} skewMs={skewMs} size="large" />
          <Coming run={run} />
        </footer>
      </main>
    )}
  </LiveFrame>
)

function Now({ run }: { readonly run: SharedRun }) {
  const block = run.at === null ? undefined : run.blocks[run.at]
  if (run.phase === 'ended') return <Words title="Thank you" lines={run.takeaways.split('\n')} coming={run.comingUp} />
  if (run.poll && run.poll.phase !== 'waiting') return <Poll poll={run.poll} answered={run.counts.answered} />
  if (!block) return <Words title="Welcome" lines={['We begin soon. Come in on your phone or laptop.']} />
  if (block.kind === 'hands-on-lab' && run.lab) return <Lab run={run} lab={run.lab} />
  if (block.kind === 'closing' && run.takeaways !== '')
    return <Words title="What we take home" lines={run.takeaways.split('\n')} coming={run.comingUp} />
  return <Words title={block.title} lines={[]} coming={run.comingUp} />
}

function Poll({ poll, answered }: { readonly poll: SharedPoll; readonly answered: number }) {
  const { item } = poll.question
  const count = poll.tally?.answered ?? answered
  return (
    <section className="projector-now" aria-live="polite">
      <p className="projector-over">
        {poll.purpose === 'opening' ? 'Opening quiz' : 'Practice'} {poll.number} of {poll.of}
        {' · '}
        {count} answered
      </p>
      <div className="projector-stem">
        <QuestionText text={poll.question.stem} />
      </div>
      {(item.kind === 'single' || item.kind === 'multiple') && poll.tally ? (
        <TallyBars options={item.options} {...poll.tally} right={rightOf(poll)} />
      ) : (
        <Choices item={item} />
      )}
      {poll.tally && poll.phase === 'revealed' && (
        <p className="projector-over">
          {poll.tally.right} of {poll.tally.answered} had it right
        </p>
      )}
    </section>
  )
}

/** What there is to choose from, as on every phone. */
function Choices({ item }: { readonly item: SharedPoll['question']['item'] }) {
  switch (item.kind) {
    case 'single':
    case 'multiple':
      return <Lettered of={item.options} type="A" />
    case 'ordering':
      return <Lettered of={item.steps} />
    case 'matching':
      return (
        <div className="projector-columns">
          <Lettered of={item.prompts} type="1" />
          <Lettered of={item.answers} type="A" />
        </div>
      )
    case 'numeric':
    case 'text':
      return null
    default:
      return unreachable(item)
  }
}

/** @param type without: their order is what is asked for, so they have no number */
function Lettered({ of, type }: { readonly of: readonly { id: string; text: string }[]; readonly type?: 'A' | '1' }) {
  const lines = of.map(({ id, text }) => (
    <li key={id}>
      <QuestionText text={text} />
    </li>
  ))
  return type ? (
    <ol className="projector-options" type={type}>
      {lines}
    </ol>
  ) : (
    <ul className="projector-options">{lines}</ul>
  )
}

function rightOf({ review }: SharedPoll): readonly string[] | null {
  const item = review?.item
  if (item?.kind !== 'single' && item?.kind !== 'multiple') return null
  return item.options.filter(({ credit }) => credit > 0).map(({ id }) => id)
}

const Lab = ({ run, lab }: { readonly run: SharedRun; readonly lab: NonNullable<SharedRun['lab']> }) => (
  <section className="projector-now">
    <p className="projector-over">
      Lab · {run.counts.labDone} of {run.counts.present} done
    </p>
    <h2>{lab.title}</h2>
    <ol className="projector-options">
      {lab.steps.map((step) => (
        <li key={step.do}>{step.do}</li>
      ))}
    </ol>
  </section>
)

type Said = {
  readonly title: string
  readonly lines: readonly string[]
  readonly coming?: SharedRun['comingUp']
}

const Words = ({ title, lines, coming }: Said) => (
  <section className="projector-now">
    <h2>{title}</h2>
    {lines
      .filter((line) => line !== '')
      .map((line) => (
        <p key={line}>{line}</p>
      ))}
    {coming && <ComingUp of={coming} />}
  </section>
)

function Coming({ run }: { readonly run: SharedRun }) {
  const next = run.blocks.find((block, at) => at > (run.at ?? -1) && block.allottedMs > 0)
  return run.phase === 'ended' ? null : <span className="projector-next">Next: {next?.title ?? 'the end'}</span>
}
