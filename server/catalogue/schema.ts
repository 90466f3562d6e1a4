import { z } from 'zod'
import { fieldKey } from '#contract/fields.ts'
import { serviceIcon, serviceStep, serviceText } from '#contract/service.ts'

/** The form of a service, as the column keeps it. */
export const storedForm = z.array(z.object({ key: fieldKey, isRequired: z.boolean() }))
export const storedSteps = z.array(serviceStep)

/** What a service said when it was asked for. */
export const snapshot = z.object({
  name: serviceText,
  icon: serviceIcon,
  price: z.number().nullable(),
  currency: z.string(),
  costCenter: z.string(),
  approvalFlowId: z.uuid().nullable(),
})
export type Snapshot = z.infer<typeof snapshot>
