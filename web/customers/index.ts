export { CustomersPage } from './customers-page.tsx'
export { OrganizationPage } from './organization/organization-page.tsx'
export { PersonPage } from './person/person-page.tsx'
