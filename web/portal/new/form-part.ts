import type { DraftFaults, RequestDraft } from './request-draft.ts'

/** What each part of the form is given. */
export interface FormPart {
  draft: RequestDraft
  faults: DraftFaults
  onChange: (next: Partial<RequestDraft>) => void
}
