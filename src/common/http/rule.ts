import { SetMetadata } from '@nestjs/common';
import type { CustomDecorator, Type } from '@nestjs/common';
import { ruleOf, type Action } from '../../domain/index.js';

const RULE = Symbol('rule');

/** What a route says of itself; one that says nothing is not served, and the server does not start with it. */
export type RouteRule = { readonly kind: 'public' } | ActionRule;

interface ActionRule {
  readonly kind: 'action';
  readonly action: Action;
  /** The path's parameter that names the object; null for an action without one. */
  readonly parameter: string | null;
}

/** The route is for whoever may do this, to the object that the parameter names. */
export function Allow(action: Action, parameter = 'id'): CustomDecorator<symbol> {
  return SetMetadata(RULE, { kind: 'action', action, parameter: ruleOf(action).on === null ? null : parameter });
}

/** The route is for everybody, signed in or not. */
export function Public(): CustomDecorator<symbol> {
  return SetMetadata(RULE, { kind: 'public' });
}

/** What `@Allow` or `@Public` says of a handler; null when neither stands there. */
export function routeRule(handler: object, controller: Type<unknown>): RouteRule | null {
  const rule: unknown = Reflect.getMetadata(RULE, handler) ?? Reflect.getMetadata(RULE, controller);
  return (rule ?? null) as RouteRule | null;
}
