import type { Request } from 'express';

const SAFE: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/** Whether a request with this method only reads. */
export function isSafe(method: string): boolean {
  return SAFE.includes(method);
}

interface RouteLayer {
  readonly match: (path: string) => boolean;
  readonly route?: { readonly methods: Readonly<Record<string, boolean>>; readonly path: unknown };
}

/**
 * The methods that some route takes at the request's path, HEAD beside GET and OPTIONS always; empty when no route is
 * there. Nest's own catch-alls (routes for every method) do not count.
 */
export function allowedMethods(request: Request): readonly string[] {
  const path = request.originalUrl.split('?', 1)[0] ?? '';
  const router = (request.app as unknown as { readonly router?: { readonly stack?: readonly RouteLayer[] } }).router;
  const methods = (router?.stack ?? [])
    .filter((layer) => layer.route !== undefined && layer.route.methods['_all'] !== true && layer.match(path))
    .flatMap((layer) => Object.keys(layer.route?.methods ?? {}))
    .map((method) => method.toUpperCase());
  if (methods.length === 0) return [];
  return [...new Set([...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'])].sort();
}
