export interface ShownAccount {
  readonly name: string;
  readonly email: string;
  /** In words. */
  readonly roles: readonly string[];
}

/** One's own account. */
export function accountView({ name, email, roles }: ShownAccount) {
  return {
    heading: { above: null, text: 'Account', lead: null, actions: [] },
    facts: {
      items: [
        { label: 'Name', value: name, note: null },
        { label: 'E-mail', value: email, note: null },
        { label: 'Roles', value: roles.join(', '), note: null },
      ],
    },
  };
}
