/** What other features may use of likeness. */
export { chosenWeights, type FeatureWeights, featuresOf, type Text } from './features.ts'
export { learnRarities } from './model.ts'
export { readLeftOut, readTicket, recentDays, similarityReaction, textsOf } from './read-tickets.ts'
export { similarityHandlers } from './routes.ts'
export { forgetText, rememberText, suggestTexts } from './texts.ts'
export {
  type Frequencies,
  keyOf,
  likeness,
  neighboursMixedIn,
  normalized,
  type Vector,
  vectorOf,
  widened,
} from './vectors.ts'
