import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '#contract/tickets.ts'
import { useRememberTicket } from '#web/lib/recent.ts'
import { DeclareDialog, ofTicketQuery } from '#web/major/index.ts'
import { Composer } from './composer/composer.tsx'
import { useComposer } from './composer/use-composer.ts'
import { useFollow } from './followers/use-follow.ts'
import { TicketHeader } from './header/ticket-header.tsx'
import { DuplicateNotice } from './merge/duplicate-notice.tsx'
import { MergedNotice } from './merge/merged-notice.tsx'
import { useTellPresence } from './presence/use-tell-presence.ts'
import { WritingLine } from './presence/writing-line.tsx'
import { useScheduled } from './scheduled/use-scheduled.ts'
import { SidePanel } from './side/side-panel.tsx'
import css from './ticket-pane.module.css'
import { Timeline } from './timeline/timeline.tsx'
import { useTicketActions } from './use-ticket-actions.ts'
import { useTicketKeys } from './use-ticket-keys.ts'

const MacroDialog = lazy(async () => ({ default: (await import('./macros/macro-dialog.tsx')).MacroDialog }))
const WriteDialog = lazy(async () => ({ default: (await import('./articles/write-dialog.tsx')).WriteDialog }))
const MergeDialog = lazy(async () => ({ default: (await import('./merge/merge-dialog.tsx')).MergeDialog }))

interface Props {
  ticket: Ticket
  onClose: (() => void) | undefined
}

const sideKey = 'mesa.ticketSide'

export function TicketView({ ticket, onClose }: Props) {
  const { t } = useTranslation('tickets')
  const composer = useComposer(ticket)
  const scheduled = useScheduled(ticket.number, composer.takeBack)
  const actions = useTicketActions(ticket)
  const follow = useFollow(ticket)
  useTellPresence(ticket.number, composer.content && (composer.isEmpty ? '' : composer.content.bodyHtml))
  const [isMerging, setMerging] = useState(false)
  const [isChoosingMacro, setChoosingMacro] = useState(false)
  const [isDeclaring, setDeclaring] = useState(false)
  const [isWriting, setWriting] = useState(false)
  const writeArticle = actions.isSettled ? () => setWriting(true) : undefined
  const declare = useMayDeclare(ticket) ? () => setDeclaring(true) : undefined
  const [step, setStep] = useState<'conversation' | 'properties'>('conversation')
  const [isSideHidden, setSideHidden] = useState(() => localStorage.getItem(sideKey) === 'hidden')
  // What was said first: all that stands beside it takes longer to draw than the conversation itself.
  const isSideDrawn = useDeferredValue(true, false)
  const { state } = composer.sending
  useRememberTicket(ticket.number)
  useTicketKeys(ticket, actions, {
    write: (kind) => {
      setStep('conversation')
      composer.write(kind)
    },
    follow: follow.toggle,
    merge: () => setMerging(true),
    macros: () => setChoosingMacro(true),
    major: declare,
    article: writeArticle,
    showFields: () => {
      setStep('properties')
      setSideHidden(false)
    },
  })

  function toggleSide() {
    localStorage.setItem(sideKey, isSideHidden ? 'shown' : 'hidden')
    setSideHidden(!isSideHidden)
  }

  return (
    <section
      className={css['pane']}
      aria-label={t('pane.label', { number: ticket.number })}
      data-step={step}
      data-side={isSideHidden ? 'hidden' : 'shown'}
    >
      <div className={css['parts']}>
        <div className={css['conversation']}>
          <TicketHeader
            ticket={ticket}
            actions={actions}
            follow={follow}
            isSideHidden={isSideHidden}
            onToggleSide={toggleSide}
            onClose={onClose}
            onMerge={() => setMerging(true)}
            onMacros={() => setChoosingMacro(true)}
            onMajor={declare}
            onArticle={writeArticle}
          />
          <MergedNotice ticket={ticket} />
          <DuplicateNotice ticket={ticket} />
          <div className={css['steps']}>
            <SegmentedControl
              fullWidth
              size="xs"
              aria-label={t('pane.steps')}
              value={step}
              onChange={(value) => setStep(value === 'properties' ? 'properties' : 'conversation')}
              data={[
                { value: 'conversation', label: t('pane.conversation') },
                { value: 'properties', label: t('pane.properties') },
              ]}
            />
          </div>
          <div className={css['talk']}>
            <Timeline
              ticket={ticket}
              scheduled={scheduled}
              outgoing={
                state.kind === 'sending'
                  ? { kind: state.outgoing.kind, bodyHtml: state.outgoing.bodyHtml, at: state.since }
                  : undefined
              }
            />
            <WritingLine number={ticket.number} />
            <Composer ticket={ticket} composer={composer} scheduled={scheduled} />
          </div>
        </div>
        <SidePanel
          ticket={ticket}
          follow={follow}
          isDrawn={isSideDrawn}
          onChange={actions.change}
          onArticle={writeArticle}
        />
      </div>
      {isChoosingMacro && (
        <Suspense>
          <MacroDialog ticket={ticket} composer={composer} onClose={() => setChoosingMacro(false)} />
        </Suspense>
      )}
      {isWriting && (
        <Suspense>
          <WriteDialog ticket={ticket} onClose={() => setWriting(false)} />
        </Suspense>
      )}
      {isDeclaring && (
        <DeclareDialog number={ticket.number} subject={ticket.subject} onClose={() => setDeclaring(false)} />
      )}
      {isMerging && (
        <Suspense>
          <MergeDialog ticket={ticket} onClose={() => setMerging(false)} />
        </Suspense>
      )}
    </section>
  )
}

/** Whether it may become a major incident, and is none whose review is still to be done. */
function useMayDeclare({ number, status, mergedInto }: Ticket): boolean {
  const { data } = useQuery(ofTicketQuery(number))
  const isOpen = data?.items.some(({ state }) => state !== 'reviewed')
  return data?.can.declare === true && isOpen === false && status !== 'closed' && mergedInto === null
}
