/** Where this server is to be reached, as whoever runs it says. */
export interface SiteSettings {
  /** "https://arcbrief.example.com", without a path; null: this machine only. */
  readonly baseUrl: string | null;
  /** Addresses of proxies whose X-Forwarded-For is believed; nobody else's is. */
  readonly trustedProxies: readonly string[];
}

export const THIS_MACHINE: SiteSettings = { baseUrl: null, trustedProxies: [] };

/**
 * The one address of this server: what links in mails begin with, what Host and Origin are compared with. It comes from the
 * configuration and never from a request.
 */
export class Site {
  readonly trustedProxies: readonly string[];
  /** Whether browsers speak https to it (a proxy in front ends it). */
  readonly isHttps: boolean;
  private address: string;
  private readonly isConfigured: boolean;

  constructor({ baseUrl, trustedProxies }: SiteSettings = THIS_MACHINE) {
    this.trustedProxies = trustedProxies;
    this.isConfigured = baseUrl !== null;
    this.address = new URL(baseUrl ?? 'http://127.0.0.1:4680').origin;
    this.isHttps = this.address.startsWith('https:');
  }

  /** "https://arcbrief.example.com". */
  get origin(): string {
    return this.address;
  }

  /** "arcbrief.example.com", with the port where it is not the usual one. */
  get host(): string {
    return new URL(this.address).host;
  }

  /** The whole address of a path of ours. */
  url(path: string): string {
    return this.address + path;
  }

  /** Says which address was bound; it counts where none is configured. */
  listensOn(address: string): void {
    if (!this.isConfigured) this.address = address;
  }
}
