/** Personal data in texts: found, and taken out. Pure; knows neither tickets nor articles. */
export { mark } from './marks.ts'
export { countedData, type Removed, redact, restore } from './redact.ts'
