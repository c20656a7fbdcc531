/** What a document can do to reach the canary by itself. Each names the path that it asks for. */
export const QUIET_WAYS = [
  'img',
  'srcset',
  'background',
  'import',
  'font',
  'page',
  'sheet',
  'prefetch',
  'preload',
  'svg',
  'poster',
] as const;

/** The ways of a document that opens another. */
export const FRAME_WAYS = ['frame', 'srcdoc', 'object', 'embed'] as const;
export const REFRESH_WAYS = ['refresh'] as const;

/** The ways that need a script; `stun` is a datagram. */
export const SCRIPT_WAYS = ['script', 'fetch', 'beacon', 'image', 'socket', 'events', 'stun'] as const;
export const LEAVING_WAYS = ['location'] as const;
/** What the browser does on a document's behalf, outside of its page. */
export const BROWSER_WAYS = ['open', 'speculate'] as const;

export const ALL_WAYS = [
  ...QUIET_WAYS,
  ...FRAME_WAYS,
  ...REFRESH_WAYS,
  ...SCRIPT_WAYS,
  ...LEAVING_WAYS,
  ...BROWSER_WAYS,
] as const;
export type Way = (typeof ALL_WAYS)[number];

/** Documents that between them try every way; one that goes elsewhere is by itself, or it would take the others along. */
export function waysOut(at: string) {
  const address = at.replace('http://', '');
  return {
    quiet:
      `<link rel=stylesheet href="${at}/sheet"><link rel=prefetch href="${at}/prefetch"><link rel=preload as=image href="${at}/preload">` +
      `<style>@import url(${at}/import);@font-face{font-family:x;src:url(${at}/font)}p{font-family:x}</style><p>x</p>` +
      `<style>body{background:url(${at}/background)}@page{background:url(${at}/page)}</style>` +
      `<img src="${at}/img"><img srcset="${at}/srcset 1x"><svg width=9 height=9><image href="${at}/svg" width=9 height=9 /></svg>` +
      `<video poster="${at}/poster"></video>`,
    frames: `<iframe src="${at}/frame"></iframe><iframe srcdoc="<img src=${at}/srcdoc>"></iframe><object data="${at}/object"></object><embed src="${at}/embed">`,
    refresh: `<meta http-equiv=refresh content="0;url=${at}/refresh">`,
    script:
      `<script src="${at}/script"></script>` +
      `<script>fetch('${at}/fetch');navigator.sendBeacon('${at}/beacon');new Image().src='${at}/image'</script>` +
      `<script>new WebSocket('ws://${address}/socket');new EventSource('${at}/events')</script>` +
      `<script>const peer=new RTCPeerConnection({iceServers:[{urls:'stun:${address}'}]});peer.createDataChannel('x');peer.createOffer().then(offer=>peer.setLocalDescription(offer))</script>`,
    leaving: `<script>location='${at}/location'</script>`,
    window: `<script>window.open('${at}/open')</script>`,
    speculation: `<script type=speculationrules>{"prefetch":[{"source":"list","urls":["${at}/speculate"]}]}</script>`,
  } as const satisfies Record<string, string>;
}
