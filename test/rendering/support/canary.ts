import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** Counts everything that connects, whatever it then says or does not say. */
export interface Canary {
  readonly port: number;
  readonly connections: () => number;
  close(): Promise<void>;
}

export async function openCanary(): Promise<Canary> {
  let connections = 0;
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    connections += 1;
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => undefined);
    socket.end('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<h1>internal page</h1>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => connections,
    close: () => {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
