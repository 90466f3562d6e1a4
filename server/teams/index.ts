export { addTeam } from './commands.ts'
export { listTeams } from './queries.ts'
export { teamHandlers } from './routes.ts'
