package dev.goldenpath.backend;

import dev.goldenpath.backend.seam.Json;
import dev.goldenpath.backend.seam.Reply;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Answers in JSON where the server itself refuses a request, in place of its page of HTML. */
final class JsonErrors extends ErrorHandler {

  /** The words of an answer to what is not served here, whoever gives it. */
  static Reply reply(int status) {
    return Reply.error(status, "http_error", "Not possible here.");
  }

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int status,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback) {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, HttpServer.JSON);
    Content.Sink.write(response, true, Json.write(reply(status).body()), callback);
  }
}
