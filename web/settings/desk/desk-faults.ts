import { type DeskSettings, deskSettings } from '#contract/desk.ts'

export type DeskFault = 'name' | 'closeAfterDays' | 'accent' | 'footerLinks'

/** The fields that the server would refuse. */
export function faultsOfDesk(draft: DeskSettings): DeskFault[] {
  const { shape } = deskSettings
  const checked = ['name', 'closeAfterDays', 'accent', 'footerLinks'] as const
  return checked.filter((field) => !shape[field].safeParse(draft[field]).success)
}
