import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { fieldValue } from '#contract/fields.ts'
import { isReference } from '#contract/reference-types.ts'
import { type Channel, type TicketStatus, ticketStatus, ticketType } from '#contract/tickets.ts'
import { useValueWords as useFieldValueWords, useLabel } from '#web/lib/field-words.ts'
import { useFormat } from '#web/lib/format.ts'
import { useMeshSentence } from '#web/mesh/index.ts'
import { useRemoteSentence } from '#web/remote/index.ts'
import { useApprovalSentence } from '../approvals/use-approval-sentence.ts'
import { fieldsQuery } from '../fields/queries.ts'
import { levelOf, priorityLevelOf } from '../levels.ts'
import { useMoment } from '../use-moment.ts'
import type { Change, ChangeLine, Doer } from './change.ts'

const settled: readonly string[] = ['solved', 'closed'] satisfies TicketStatus[]
const deliveryWords = ['queued', 'sending', 'sent', 'kept', 'delayed', 'failed', 'unknown'] as const

/** Says a change as one sentence. */
export function useChangeWords(): (line: ChangeLine) => string {
  const { t } = useTranslation('tickets')
  const { t: common } = useTranslation('common')
  const words = useValueWords()
  const { list, duration } = useFormat()
  const moment = useMoment()
  const { data: fields = [] } = useQuery(fieldsQuery)
  const label = useLabel()
  const valueWords = useFieldValueWords()
  const approvalWords = useApprovalSentence()
  const remoteWords = useRemoteSentence()
  const meshWords = useMeshSentence()

  return ({ doer, change }) => sentence(change, nameOf(doer), doer)

  function nameOf(doer: Doer): string {
    if (doer.kind === 'rule') return t('who.rule', { name: doer.name ?? '' })
    if (doer.kind === 'filter' || doer.kind === 'hook' || doer.kind === 'recurrence' || doer.kind === 'alert')
      return t(`who.${doer.kind}`, { name: doer.name ?? '' })
    if (doer.name !== null && doer.macro !== null) return t('who.macro', { name: doer.name, macro: doer.macro })
    if (doer.name !== null) return doer.name
    return doer.kind === 'mail' || doer.kind === 'import' ? t(`who.${doer.kind}`) : t('who.system')
  }

  function sentence(change: Change, who: string, doer: Doer): string {
    switch (change.what) {
      case 'created':
        return t('event.created', { who })
      case 'status':
        return statusSentence(change, who)
      case 'team':
        return change.to === null
          ? t('event.noTeam', { who, from: change.from ?? '' })
          : t('event.assigned', { who, to: change.to })
      case 'assignee':
        if (doer.assignment) return assignmentSentence(doer.assignment, change.to)
        if (change.to === null) return t('event.unassigned', { who })
        return change.to === doer.name ? t('event.taken', { who }) : t('event.assigned', { who, to: change.to })
      case 'teamAndAssignee':
        return t('event.assignedBoth', { who, team: change.team, assignee: change.assignee })
      case 'priority': {
        const values = { who, from: words.priority(change.from), to: words.priority(change.to) }
        return change.reason === null
          ? t('event.priority', values)
          : t('event.priorityBecause', { ...values, reason: change.reason })
      }
      case 'impact':
        return change.vip === null
          ? t('event.impact', { who, to: t(`impactLevel.${levelOf(change.to)}`) })
          : t('event.impactOfVip', { who, to: t(`impactLevel.${levelOf(change.to)}`), name: change.vip })
      case 'urgency':
        return t('event.urgency', { who, to: t(`urgencyLevel.${levelOf(change.to)}`) })
      case 'type':
        return t('event.type', { who, to: words.type(change.to) })
      case 'subject':
      case 'requester':
      case 'inbox':
        return t(`event.${change.what}`, { who, to: change.to })
      case 'tags':
        return tagsSentence(change, who)
      case 'linked':
        if (change.number === null) return t('event.linkedSome', { who })
        return change.kind === null
          ? t('event.linked', { who, number: change.number })
          : t('event.linkedAs', { who, how: t(`link.${change.kind}`, { number: change.number }) })
      case 'problem':
      case 'noProblem':
        return t(`event.${change.what}`, { who, name: change.name })
      case 'unlinked':
        return t('event.unlinked', { who, number: change.number ?? 0 })
      case 'movedTo':
      case 'movedFrom':
      case 'returnedTo':
      case 'returnedFrom':
      case 'mergedInto':
      case 'mergedFrom':
      case 'unmergedInto':
      case 'unmergedFrom':
        return t(`event.${change.what}`, { who, number: change.number ?? 0 })
      case 'recovered':
      case 'troubled':
        return t(`event.${change.what}`)
      case 'rated':
        return change.score === null ? t('event.ratedSome', { who }) : t('event.rated', { who, score: change.score })
      case 'delivery':
        return t('event.delivery', { state: words.delivery(change.state) })
      case 'resent':
        return t('event.resent', { who, to: list(change.to) })
      case 'ratingPlanned':
        return t('event.ratingPlanned', { when: moment(change.at) })
      case 'ratingAsked':
        return t('event.ratingAsked')
      case 'ratingNotAsked':
        return change.reason === 'asked_recently'
          ? t('event.ratingNotAsked.asked_recently', { count: change.days })
          : t(`event.ratingNotAsked.${change.reason}`)
      case 'heldBack':
        return t('event.heldBack')
      case 'task':
        return t(`event.task.${change.act}`, { who, task: list(change.titles) })
      case 'step':
        if (change.act === 'retried' || change.act === 'skipped')
          return t(`event.step.${change.act}`, { who, step: change.step, reason: change.reason ?? '' })
        if (change.act === 'started' || change.act === 'cancelled')
          return t(`event.step.${change.act}`, { step: change.step })
        return change.reason === null
          ? t(`event.step.${change.act}`, { step: change.step })
          : t(`event.step.${change.act}With`, { step: change.step, reason: change.reason })
      case 'tasksSorted':
        return t('event.tasksSorted', { who })
      case 'time':
        return timeSentence(change, who)
      case 'followed':
      case 'unfollowed':
        return t(`event.${change.what}`, { who })
      case 'deviceAdded':
      case 'deviceRemoved':
        return t(`event.${change.what}`, { who, name: change.name })
      case 'followersAdded':
        return t('event.followersAdded', { who, names: list(change.names) })
      case 'replyScheduled':
      case 'replyMoved':
        return t(`event.${change.what}`, { who, when: moment(change.at) })
      case 'replyStopped':
        return t(`event.replyStopped.${change.reason}`, { who, author: change.author })
      case 'approval':
        return approvalWords(change, who)
      case 'remote':
        return remoteWords(change, who)
      case 'mesh':
        return meshWords(change, who)
      case 'replyProposed':
        return t('event.replyProposed', { who })
      case 'replyApproved':
        return t(change.isChanged ? 'event.replyApprovedChanged' : 'event.replyApproved', {
          who,
          author: change.author,
        })
      case 'sideEnded':
      case 'sideResumed':
        return t(`event.${change.what}`, { who, subject: change.subject })
      case 'calling':
      case 'callAnswered':
      case 'callUnanswered':
        return t(`event.${change.what}`, { who })
      case 'called':
        return t('event.called', { name: change.name })
      case 'filtered':
        return t('event.filtered', { who })
      case 'articleLinked':
      case 'articleUnlinked':
      case 'articleWritten':
        return change.title === ''
          ? t(`event.${change.what}Some`, { who })
          : t(`event.${change.what}`, { who, title: change.title })
      case 'policy':
        return change.to === null ? t('event.policyGone', { who }) : t('event.policy', { who, policy: change.to })
      case 'clockWarning':
      case 'clockBreached':
        return t(`event.${change.what}`, { clock: common(`clock.${change.clock}`), when: moment(change.at) })
      case 'majorDeclared':
        return t('event.majorDeclared', { who, title: change.title, reason: change.reason })
      case 'majorEnded':
      case 'majorReviewed':
        return t(`event.${change.what}`, { who })
      case 'majorTold':
        return t('event.majorTold', { who, count: change.count })
      case 'escalated':
        return escalationSentence(change, who)
      case 'field':
        return fieldSentence(change, who)
      case 'other':
        return t('event.other', { who, field: change.field })
    }
  }

  function assignmentSentence(reason: NonNullable<Doer['assignment']>, to: string | null): string {
    const values = { to: to ?? '' }
    switch (reason.kind) {
      case 'turn':
        return t('event.given.turn', { ...values, count: reason.onDuty })
      case 'least_loaded':
        return t('event.given.leastLoaded', { ...values, ...reason, count: reason.onDuty })
      case 'skills':
        return t('event.given.skills', { ...values, ...reason, count: reason.onDuty, skills: list(reason.skills) })
      case 'substitute':
        return t('event.given.substitute', { ...values, absent: reason.absent })
      case 'back_to_team':
        return t('event.given.backToTeam', { absent: reason.absent })
    }
  }

  function escalationSentence(change: Extract<Change, { what: 'escalated' }>, who: string): string {
    const { direction, level, reason, clock, isLate } = change
    if (direction === 'up') return t('event.escalatedUp', { who, level, reason: reason ?? '' })
    if (direction === 'across') return t('event.escalatedAcross', { who, level, reason: reason ?? '' })
    const values = { level, clock: clock === null ? '' : common(`clock.${clock}`) }
    return isLate ? t('event.escalatedLate', values) : t('event.escalated', values)
  }

  function statusSentence({ from, to }: { from: string; to: string }, who: string): string {
    if (to === 'solved') return t('event.solved', { who })
    if (to === 'closed') return t('event.closed', { who })
    if (settled.includes(from)) return t('event.reopened', { who })
    return t('event.status', { who, from: words.status(from), to: words.status(to) })
  }

  function fieldSentence({ key, to }: { key: string; to: unknown }, who: string): string {
    const field = fields.find((one) => one.key === key)
    const name = field ? label(field.labels) : key
    const value = fieldValue.safeParse(to)
    if (!value.success) return t('event.fieldCleared', { who, field: name })
    // History has the names of people and devices beside their ids, and says them.
    const isSaid = field === undefined || isReference(field.type)
    const said = isSaid ? String(value.data) : valueWords(field, value.data)
    return t('event.field', { who, field: name, to: said })
  }

  function timeSentence({ from, to }: { from: number | null; to: number | null }, who: string): string {
    const words = (minutes: number | null) => duration((minutes ?? 0) * 60)
    if (from === null) return t('event.timeAdded', { who, duration: words(to) })
    if (to === null) return t('event.timeRemoved', { who, duration: words(from) })
    return t('event.timeChanged', { who, from: words(from), to: words(to) })
  }

  function tagsSentence({ added, removed }: { added: string[]; removed: string[] }, who: string): string {
    if (removed.length === 0) return t('event.tagsAdded', { who, added: list(added) })
    if (added.length === 0) return t('event.tagsRemoved', { who, removed: list(removed) })
    return t('event.tagsBoth', { who, added: list(added), removed: list(removed) })
  }
}

/** Codes as words; what is not a known code is shown as it came. */
function useValueWords() {
  const { t } = useTranslation('tickets')
  const { t: common } = useTranslation('common')
  return {
    status: (code: string) => {
      const known = ticketStatus.safeParse(code)
      return known.success ? common(`status.${known.data}`) : code
    },
    type: (code: string) => {
      const known = ticketType.safeParse(code)
      return known.success ? common(`type.${known.data}`) : code
    },
    priority: (value: number) => t(`priority.${priorityLevelOf(value)}`),
    delivery: (code: string) => {
      const known = deliveryWords.find((one) => one === code)
      return known ? t(`delivery.${known}`) : code
    },
  }
}

const channels: readonly string[] = ['email', 'portal', 'phone', 'desk', 'api', 'chat', 'alert'] satisfies Channel[]

/** The channel of a message, which is free text on the wire. */
export function channelOf(text: string): Channel | undefined {
  return channels.includes(text) ? (text as Channel) : undefined
}
