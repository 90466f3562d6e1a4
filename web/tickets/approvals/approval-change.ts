import type { HistoryEntry } from '#contract/tickets.ts'

/** What the history tells of an approval; `name` is its flow, or what was asked. */
export interface ApprovalChange {
  what: 'approval'
  name: string
  act:
    | { kind: 'requested'; amount: string | null }
    | { kind: 'decided'; decision: string | null; other: string | null; comment: string | null; outcome: string | null }
    | { kind: 'expired'; isEmpty: boolean }
    | { kind: 'withdrawn' }
    | { kind: 'passedOn'; from: string; to: string }
    | { kind: 'skipped'; person: string; reason: string }
    | { kind: 'reminded'; people: string[] }
}

export function approvalChangeIn({ type, changes }: HistoryEntry): ApprovalChange {
  const toOf = (field: string) => changes.find((change) => change.field === field)?.to
  const wordOf = (field: string) => {
    const value = toOf(field)
    return typeof value === 'string' && value !== '' ? value : null
  }
  return { what: 'approval', name: wordOf('approval') ?? '', act: actOf() }

  function actOf(): ApprovalChange['act'] {
    switch (type) {
      case 'approval.decided':
        return {
          kind: 'decided',
          decision: wordOf('decision'),
          other: wordOf('for'),
          comment: wordOf('comment'),
          outcome: wordOf('outcome'),
        }
      case 'approval.expired':
        return { kind: 'expired', isEmpty: wordOf('reason') === 'nobody' }
      case 'approval.withdrawn':
        return { kind: 'withdrawn' }
      case 'approval.passed_on': {
        const from = changes.find(({ field }) => field === 'approver')?.from
        return { kind: 'passedOn', from: typeof from === 'string' ? from : '', to: wordOf('approver') ?? '' }
      }
      case 'approval.skipped':
        return { kind: 'skipped', person: wordOf('approver') ?? '', reason: wordOf('reason') ?? '' }
      case 'approval.reminded': {
        const people = toOf('approvers')
        return {
          kind: 'reminded',
          people: Array.isArray(people) ? people.filter((one) => typeof one === 'string') : [],
        }
      }
      default:
        return { kind: 'requested', amount: wordOf('amount') }
    }
  }
}
