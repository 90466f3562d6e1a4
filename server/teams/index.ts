export {
  audienceColumns,
  audienceOf,
  isFor,
  isOfAudience,
  mayKeep,
  recordOpenly,
  refuseKeeping,
  teamsOf,
} from './audience.ts'
export { addTeam } from './commands.ts'
export { isTeam, listTeams } from './queries.ts'
export { teamHandlers } from './routes.ts'
