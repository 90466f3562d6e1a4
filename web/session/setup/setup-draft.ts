import { z } from 'zod'
import { language } from '#contract/common.ts'

export const setupSteps = ['desk', 'administrator', 'inbox', 'sample', 'summary'] as const
export type SetupStep = (typeof setupSteps)[number]

/** Everything the wizard asks for but the password, which is kept nowhere. */
const setupDraft = z.object({
  step: z.enum(setupSteps),
  deskName: z.string(),
  language,
  timeZone: z.string(),
  administratorName: z.string(),
  administratorEmail: z.string(),
  inboxName: z.string(),
  inboxAddress: z.string(),
  teamName: z.string(),
  withSampleData: z.boolean(),
})
export type SetupDraft = z.infer<typeof setupDraft>

export function emptyDraft(from: Pick<SetupDraft, 'language' | 'timeZone'>): SetupDraft {
  return {
    step: 'desk',
    deskName: '',
    administratorName: '',
    administratorEmail: '',
    inboxName: '',
    inboxAddress: '',
    teamName: '',
    withSampleData: false,
    ...from,
  }
}

/** What was kept, where it still fits; otherwise the given beginning. */
export function readDraft(kept: string | null, beginning: SetupDraft): SetupDraft {
  if (kept === null) return beginning
  try {
    return setupDraft.parse({ ...beginning, ...JSON.parse(kept) })
  } catch {
    return beginning
  }
}

export function writeDraft(draft: SetupDraft): string {
  return JSON.stringify(draft)
}

/** A reload forgets the password, so nobody can be further than the step that asks for it. */
export function resumeAt(step: SetupStep): SetupStep {
  return setupSteps.indexOf(step) > setupSteps.indexOf('administrator') ? 'administrator' : step
}

/** Body of the request; names as the server calls them. */
export function setupBody(draft: SetupDraft, password: string) {
  const teamName = draft.teamName.trim()
  return {
    deskName: draft.deskName,
    language: draft.language,
    timeZone: draft.timeZone,
    administrator: { name: draft.administratorName, email: draft.administratorEmail, password },
    inbox: { name: draft.inboxName, address: draft.inboxAddress },
    withSampleData: draft.withSampleData,
    ...(teamName === '' ? {} : { teamName }),
  }
}
