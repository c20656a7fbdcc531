/**
 * What stands between a brief and everything outside of it. Each wall is enough against some of what a hostile document can try
 * and useless against the rest; test/rendering/each-wall.spec.ts takes them down one by one to show which. Outside of tests nobody
 * hands any over: there is no setting that opens one.
 */
export interface Walls {
  /** Chromium sends everything that speaks HTTP, this machine's own addresses included, to a port that nobody listens on. */
  readonly deadProxy: boolean;
  /** Chromium's resolver knows no name, and looks none up ahead. */
  readonly deadResolver: boolean;
  /** Chromium opens no UDP socket to a peer or a STUN server, which no proxy would see. */
  readonly noPeers: boolean;
  /** The page's requests are held, and all but `data:` refused. */
  readonly interception: boolean;
  /** The page believes that there is no network. */
  readonly offline: boolean;
  /** No script of a document runs. */
  readonly noScripts: boolean;
  /** A page that sets out for another address is given up with its job. */
  readonly noNavigation: boolean;
  /** The content security policy with its sandbox, as a header of the page. */
  readonly policy: boolean;
}

/** As every brief is printed. */
export const ALL_WALLS: Walls = Object.freeze({
  deadProxy: true,
  deadResolver: true,
  noPeers: true,
  interception: true,
  offline: true,
  noScripts: true,
  noNavigation: true,
  policy: true,
});

/** Those walls that are built when the browser starts. */
export function wallFlags({ deadProxy, deadResolver, noPeers }: Walls): readonly string[] {
  return [
    // Nothing is on port 9. `<-loopback>` sends this machine's own addresses there too.
    ...(deadProxy ? ['--proxy-server=http://127.0.0.1:9', '--proxy-bypass-list=<-loopback>'] : []),
    ...(deadResolver ? ['--host-resolver-rules=MAP * ~NOTFOUND', '--dns-prefetch-disable'] : []),
    ...(noPeers ? ['--force-webrtc-ip-handling-policy=disable_non_proxied_udp'] : []),
  ];
}
