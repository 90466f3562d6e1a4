import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApprovalCase, ApprovalCaseSummary } from '#contract/approval-votes.ts'
import type { PersonRef } from '#contract/people.ts'
import { Loading } from '#web/ui/loading.tsx'
import { PersonPicker } from '#web/ui/person-picker.tsx'
import { TimeAgo } from '#web/ui/time-ago.tsx'
import css from './approvals-page.module.css'
import { CaseView } from './case-view.tsx'
import { DecisionForm } from './decision-form.tsx'
import { OutcomePill } from './outcome-pill.tsx'
import { caseQuery } from './queries.ts'
import { useApprovalWords } from './use-approval-words.ts'
import { useDecide } from './use-decide.ts'

/** One thing to decide: what is asked, and all about it when it is opened. */
export function CaseRow({ asked, startsOpen }: { asked: ApprovalCaseSummary; startsOpen: boolean }) {
  const id = useId()
  const [isOpen, setOpen] = useState(startsOpen)
  const { question, money } = useApprovalWords()
  const { ticket, requester, amount, currency, ownState, state } = asked
  return (
    <li className={css['row']}>
      <button
        type="button"
        className={css['head']}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <span className={css['words']}>
          <span className={css['question']}>{question(asked.question)}</span>
          <span className={css['about']}>
            #{ticket.number} · {ticket.subject} · {requester.name}
          </span>
        </span>
        <span className={css['marks']}>
          {amount !== null && <span className={css['amount']}>{money(amount, currency)}</span>}
          {ownState === 'pending' ? (
            <TimeAgo iso={asked.createdAt} />
          ) : (
            <OutcomePill state={ownState === 'skipped' ? state : ownState} />
          )}
        </span>
      </button>
      <div id={id} hidden={!isOpen}>
        {isOpen && <OpenCase id={asked.id} />}
      </div>
    </li>
  )
}

function OpenCase({ id }: { id: string }) {
  const query = useQuery(caseQuery(id))
  return (
    <div className={css['body']}>
      <Loading query={query}>{(asked) => <WholeCase asked={asked} />}</Loading>
    </div>
  )
}

function WholeCase({ asked }: { asked: ApprovalCase }) {
  const { t } = useTranslation('approvals')
  const { decide, passOn } = useDecide(asked)
  const [isPassing, setPassing] = useState(false)
  return (
    <>
      <CaseView asked={asked} />
      {asked.can.decide && (
        <DecisionForm isPending={decide.isPending} error={decide.error} onDecide={(given) => decide.mutate(given)} />
      )}
      <div className={css['aside']}>
        {asked.can.open && (
          <Link to="/tickets/$number" params={{ number: String(asked.ticket.number) }}>
            {t('open')}
          </Link>
        )}
        {asked.can.decide && !isPassing && (
          <Button variant="subtle" size="compact-sm" onClick={() => setPassing(true)}>
            {t('passOn')}
          </Button>
        )}
      </div>
      {isPassing && <PassOn isPending={passOn.isPending} onPass={(person) => passOn.mutate(person)} />}
    </>
  )
}

function PassOn({ isPending, onPass }: { isPending: boolean; onPass: (person: PersonRef) => void }) {
  const { t } = useTranslation('approvals')
  const [person, setPerson] = useState<PersonRef | null>(null)
  return (
    <div className={css['passOn']}>
      <PersonPicker label={t('passOn.who')} value={person} onChange={setPerson} autoFocus />
      <Button size="xs" loading={isPending} disabled={person === null} onClick={() => person && onPass(person)}>
        {t('passOn.do')}
      </Button>
    </div>
  )
}
