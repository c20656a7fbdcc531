import { Injectable, RequestMethod } from '@nestjs/common';
import type { OnApplicationBootstrap, Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { routeRule, type RouteRule } from '../../common/http/rule.js';

/** One route as the router has it. */
export interface RuledRoute {
  /** "ScorecardsApiController.read". */
  readonly name: string;
  /** "GET". */
  readonly method: string;
  /** "/api/v1/scorecards/:id". */
  readonly path: string;
  readonly rule: RouteRule | null;
}

/** Every route of the running server with its rule; the server does not start with one that has none. */
@Injectable()
export class RouteRules implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  /** @throws Error naming every route without a rule. */
  onApplicationBootstrap(): void {
    const without = this.all().filter(({ rule }) => rule === null);
    if (without.length > 0)
      throw new Error(`Routes without a rule (@Allow or @Public): ${without.map(({ name }) => name).join(', ')}`);
  }

  /** In the order in which the modules list their controllers. */
  all(): readonly RuledRoute[] {
    return this.discovery.getControllers().flatMap(({ metatype, instance }) => {
      if (typeof metatype !== 'function' || instance === null || typeof instance !== 'object') return [];
      const prototype = Object.getPrototypeOf(instance) as Record<string, object>;
      return this.scanner.getAllMethodNames(prototype).flatMap((method) => {
        const handler = prototype[method];
        if (handler === undefined || !isRoute(handler)) return [];
        const rule = routeRule(handler, metatype as Type<unknown>);
        return pathsOf(metatype, handler).map((path) => ({
          name: `${metatype.name}.${method}`,
          method: RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number] ?? '',
          path,
          rule,
        }));
      });
    });
  }
}

function pathsOf(controller: object, handler: object): readonly string[] {
  const bases = [Reflect.getMetadata(PATH_METADATA, controller) as string | string[]].flat();
  const ends = [Reflect.getMetadata(PATH_METADATA, handler) as string | string[]].flat();
  return bases.flatMap((base) => ends.map((end) => `/${base}/${end}`.replaceAll(/\/+/g, '/').replace(/(.)\/$/, '$1')));
}

function isRoute(handler: object): boolean {
  return Reflect.hasMetadata(PATH_METADATA, handler) && Reflect.hasMetadata(METHOD_METADATA, handler);
}
