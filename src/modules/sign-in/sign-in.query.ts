import { Line } from '../../common/http/fields.js';

/** Of `GET /sign-in`. */
export class SignInQuery {
  @Line({ optional: true, min: 0, max: 2000 }) next?: string;
}
