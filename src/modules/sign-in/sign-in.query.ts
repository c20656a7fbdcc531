import { Line } from '../../common/http/fields.js';

/** Of `GET /sign-in` and `GET /sign-in/with`. */
export class SignInQuery {
  @Line({ optional: true, min: 0, max: 2000 }) next?: string;
}

/** What providers of OpenID Connect send back, those of this world included; only `code` and `state` are used, by openid-client. */
export class CallbackQuery {
  @Line({ optional: true, min: 0, max: 4000 }) code?: string;
  @Line({ optional: true, min: 0, max: 1000 }) state?: string;
  @Line({ optional: true, min: 0, max: 1000 }) iss?: string;
  @Line({ optional: true, min: 0, max: 1000 }) session_state?: string;
  @Line({ optional: true, min: 0, max: 1000 }) scope?: string;
  @Line({ optional: true, min: 0, max: 1000 }) prompt?: string;
  @Line({ optional: true, min: 0, max: 1000 }) authuser?: string;
  @Line({ optional: true, min: 0, max: 1000 }) hd?: string;
  @Line({ optional: true, min: 0, max: 1000 }) error?: string;
  @Line({ optional: true, min: 0, max: 2000 }) error_description?: string;
  @Line({ optional: true, min: 0, max: 2000 }) error_uri?: string;
}
