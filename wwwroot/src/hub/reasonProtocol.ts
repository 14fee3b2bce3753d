import { type HubMessage, type ILogger, JsonHubProtocol, MessageType } from "@microsoft/signalr";

/** Between a refusal's sentence and what it says; in no sentence. */
export const mark = "\u001f";

/**
 * SignalR's JSON protocol, of which only a text reaches whoever made a call that was refused: what the gateway
 * says beside its sentence, so that it can be said in another language, is put behind that.
 */
export class ReasonProtocol extends JsonHubProtocol {
  override parseMessages(input: string, logger: ILogger): HubMessage[] {
    return super
      .parseMessages(input, logger)
      .map((message) =>
        message.type === MessageType.Completion && message.error !== undefined && "why" in message
          ? { ...message, error: message.error + mark + JSON.stringify(message.why) }
          : message,
      );
  }
}
