import { HttpTransportType, HubConnectionBuilder, LogLevel } from "@microsoft/signalr";
import { ReasonProtocol } from "./reasonProtocol";
import { TypedHub } from "./typedHub";

/** A connection over a WebSocket alone. It does not reconnect by itself: SignalR's own way gives up. */
export function createHub(url: string): TypedHub {
  const connection = new HubConnectionBuilder()
    .withUrl(url, { skipNegotiation: true, transport: HttpTransportType.WebSockets })
    .withHubProtocol(new ReasonProtocol())
    .configureLogging(LogLevel.None)
    .build();
  connection.serverTimeoutInMilliseconds = 30_000;
  connection.keepAliveIntervalInMilliseconds = 10_000;
  return new TypedHub(connection);
}
