import type { Route } from './assessment.js';

/** Routes of somebody from inside that fill the seat, ready ones first. */
export const INSIDE_ROUTES: readonly Route[] = ['promote', 'grow-with-plan'];
/** Routes of somebody from outside that fill the seat, ready ones first. */
export const OUTSIDE_ROUTES: readonly Route[] = ['buy', 'buy-with-plan'];

/** Whether an application with this route can take the seat: at once, or with a plan. */
export function fillsSeat(route: Route): boolean {
  return INSIDE_ROUTES.includes(route) || OUTSIDE_ROUTES.includes(route);
}

/** Whether an application with this route can take the seat at once. */
export function isReady(route: Route): boolean {
  return route === 'promote' || route === 'buy';
}
