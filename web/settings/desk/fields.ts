import type { DeskSettings } from '#contract/desk.ts'

export interface DeskFieldsProps {
  value: DeskSettings
  onChange: (part: Partial<DeskSettings>) => void
  errorOf: (field: keyof DeskSettings) => string | undefined
}
