package dev.goldenpath.net;

import java.net.http.HttpResponse.ResponseInfo;
import java.util.Optional;
import java.util.concurrent.Flow;

/** Says of an answer, when its head is there, who takes its body line by line as it arrives. */
@FunctionalInterface
public interface BodyStreams {

  /**
   * Return who takes the lines; empty where the body is to be read whole. Called by a thread of the
   * HTTP client, before any of the body is read.
   */
  Optional<Flow.Subscriber<String>> take(ResponseInfo head);
}
