import { createSocket } from 'node:dgram';
import type { Socket as DatagramSocket } from 'node:dgram';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

/** Counts everything that reaches it, over TCP or UDP, whatever it then says or does not say. */
export interface Canary {
  /** The same number for TCP and UDP. */
  readonly port: number;
  /** TCP connections and UDP datagrams. */
  readonly connections: () => number;
  /** The paths that were asked for, without their slash, and `stun` for a datagram. */
  readonly heard: () => ReadonlySet<string>;
  close(): Promise<void>;
}

export async function openCanary(): Promise<Canary> {
  let connections = 0;
  const heard = new Set<string>();
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    connections += 1;
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => undefined);
    socket.once('data', (request) => heard.add(/^[A-Z]+ \/(\S*)/.exec(request.toString('latin1'))?.[1] ?? ''));
    socket.end('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<h1>internal page</h1>');
  });
  const datagrams = await listenTwice(server);
  datagrams.on('message', () => {
    connections += 1;
    heard.add('stun');
  });
  return {
    port: datagrams.address().port,
    connections: () => connections,
    heard: () => heard,
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
      await new Promise<void>((resolve) => datagrams.close(resolve));
    },
  };
}

/** A free TCP port may be somebody's UDP port: the system gives another one then. */
async function listenTwice(server: Server): Promise<DatagramSocket> {
  for (;;) {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const datagrams = createSocket('udp4');
    const bound = await new Promise<boolean>((resolve) => {
      datagrams.once('error', () => resolve(false));
      datagrams.bind(port, '127.0.0.1', () => resolve(true));
    });
    if (bound) return datagrams;
    await new Promise((resolve) => server.close(resolve));
  }
}
