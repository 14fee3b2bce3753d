import { HubConnection, type IHubProtocol, type ILogger, NullLogger } from "@microsoft/signalr";
import { ReasonProtocol } from "./reasonProtocol";
import { SocketConnection } from "./socketConnection";
import { TypedHub } from "./typedHub";

/** What HubConnectionBuilder makes a connection by; the package's types leave it out. */
interface Maker {
  create(connection: SocketConnection, logger: ILogger, protocol: IHubProtocol): HubConnection;
}

/** A connection over a WebSocket alone. It does not reconnect by itself: SignalR's own way gives up. */
export function createHub(url: string): TypedHub {
  const maker = HubConnection as unknown as Maker;
  const connection = maker.create(
    new SocketConnection(url),
    NullLogger.instance,
    new ReasonProtocol(),
  );
  connection.serverTimeoutInMilliseconds = 30_000;
  connection.keepAliveIntervalInMilliseconds = 10_000;
  return new TypedHub(connection);
}
