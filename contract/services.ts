import { z } from 'zod'
import { byId, id } from './common.ts'
import { operation } from './operation.ts'
import { service, serviceCategory, serviceDraft, serviceFields, serviceName } from './service.ts'

const read = { access: 'admin', scope: 'settings:read' } as const
const write = { access: 'admin', scope: 'settings:write' } as const

/** What administrators keep. */
export const services = {
  list: operation({
    ...read,
    method: 'GET',
    path: '/services',
    summary: 'All services, also those that are not offered, in the order of the catalogue',
    result: z.object({ items: z.array(service), categories: z.array(serviceCategory) }),
  }),
  create: operation({
    ...write,
    method: 'POST',
    path: '/services',
    summary: 'Add a service, as the last one of its category',
    body: serviceDraft,
    result: service,
    status: 201,
    errors: ['invalid'],
  }),
  update: operation({
    ...write,
    method: 'PATCH',
    path: '/services/:id',
    summary: 'Change a service; what was asked for already goes on as it was asked',
    params: byId,
    body: serviceFields.partial(),
    result: service,
    errors: ['invalid', 'not_found'],
  }),
  remove: operation({
    ...write,
    method: 'DELETE',
    path: '/services/:id',
    summary: 'Remove a service; what was asked for stays, and stays readable',
    params: byId,
    status: 204,
    errors: ['not_found'],
  }),
  sort: operation({
    ...write,
    method: 'PUT',
    path: '/services/order',
    summary: 'Put categories and services into this order; those that are not named come after',
    body: z.object({ categoryIds: z.array(id).max(200).default([]), serviceIds: z.array(id).max(1000).default([]) }),
    status: 204,
  }),
  addCategory: operation({
    ...write,
    method: 'POST',
    path: '/service-categories',
    summary: 'Add a category, as the last one',
    body: z.object({ name: serviceName }),
    result: serviceCategory,
    status: 201,
  }),
  updateCategory: operation({
    ...write,
    method: 'PATCH',
    path: '/service-categories/:id',
    summary: 'Rename a category',
    params: byId,
    body: z.object({ name: serviceName }),
    result: serviceCategory,
    errors: ['not_found'],
  }),
  removeCategory: operation({
    ...write,
    method: 'DELETE',
    path: '/service-categories/:id',
    summary: 'Remove a category that has no service',
    params: byId,
    status: 204,
    errors: ['not_found', 'in_use'],
  }),
}
