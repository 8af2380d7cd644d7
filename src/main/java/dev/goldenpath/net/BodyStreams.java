package dev.goldenpath.net;

import java.io.IOException;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.Optional;
import java.util.concurrent.Flow;

/** Says of an answer, when its head is there, who takes its body line by line as it arrives. */
@FunctionalInterface
public interface BodyStreams {

  /**
   * So many bytes are taken of one line, or of a body: a few kilobytes may say that they are
   * gigabytes, and what goes on and on is no answer.
   */
  int LARGEST = 32 << 20;

  /** A line goes on and on; no more of the body is read. */
  final class LineTooLong extends IOException {
    LineTooLong() {
      super("a line goes on after " + (LARGEST >> 20) + " MiB");
    }
  }

  /**
   * Return who takes the lines; empty where the body is to be read whole. Called by a thread of the
   * HTTP client, before any of the body is read.
   */
  Optional<Flow.Subscriber<String>> take(ResponseInfo head);
}
