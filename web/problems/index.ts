export { ProblemPage } from './problem-page.tsx'
export { ProblemsPage } from './problems-page.tsx'
