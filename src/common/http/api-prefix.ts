/**
 * Where the API lies: part of each controller's path. (With Nest's global prefix, whatever lies outside it would be
 * answered by Express itself, in HTML.)
 */
export const API_PREFIX = 'api/v1';
