export { askFilters } from './ask.ts'
export { type FilterStep, refusalIn } from './plan.ts'
export { shapeTicket, toldOnly } from './shape.ts'
export { tellFilters } from './tell.ts'
