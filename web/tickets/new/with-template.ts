import type { TicketTemplate } from '#contract/ticket-templates.ts'

/**
 * What a text becomes when a template is chosen: what somebody typed stays, what an earlier template put there goes.
 * `isEmpty` says what counts as nothing typed.
 */
export function textAfter(
  typed: string,
  next: string,
  former: string | undefined,
  isEmpty: (text: string) => boolean,
): string {
  return isEmpty(typed) || typed === former ? next : typed
}

/** What of a template is there. */
export function wholeContent({ content, broken }: TicketTemplate): TicketTemplate['content'] {
  return {
    ...content,
    teamId: broken.includes('teamId') ? null : content.teamId,
    checklistId: broken.includes('checklistId') ? null : content.checklistId,
  }
}
