import type { Service, ServiceDraft, ServiceStep } from '#contract/service.ts'

const empty = { es: '', en: '' }

/** A service as its form has it. */
export function draftOf(service: Service | undefined, categoryId: string): ServiceDraft {
  if (service === undefined) {
    return {
      categoryId,
      name: empty,
      summary: empty,
      description: empty,
      icon: 'question',
      audience: { kind: 'everyone' },
      ticketType: 'request',
      impact: 1,
      urgency: 2,
      teamId: null,
      slaPolicyId: null,
      tags: [],
      form: [],
      price: null,
      costCenter: '',
      approvalFlowId: null,
      steps: [],
      isActive: true,
    }
  }
  const {
    id: _,
    version: _v,
    organizations: _o,
    team: _t,
    slaPolicy: _p,
    broken: _b,
    updatedAt: _u,
    ...draft
  } = service
  return draft
}

export function newStep(place: number): ServiceStep {
  const after = place === 0 ? [] : [place - 1]
  return { kind: 'task', title: '', after, assigneeId: null, dueAfterHours: null }
}

/** Whether a step says all that it needs. */
export function isWholeStep(step: ServiceStep): boolean {
  return step.title.trim() !== '' && (step.kind === 'task' || step.webhookId !== '')
}

export function isWhole({ steps, audience }: Pick<ServiceDraft, 'steps' | 'audience'>): boolean {
  return steps.every(isWholeStep) && (audience.kind === 'everyone' || audience.ids.length > 0)
}

/** The steps without one of them: what came after it comes after what it came after. */
export function withoutStep(steps: ServiceStep[], place: number): ServiceStep[] {
  const gone = steps[place]?.after ?? []
  return steps.toSpliced(place, 1).map((step) => {
    const after = step.after.flatMap((before) => (before === place ? gone : [before]))
    return { ...step, after: [...new Set(after)].map((before) => (before > place ? before - 1 : before)) }
  })
}
