package dev.goldenpath.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.goldenpath.setting.Field;
import dev.goldenpath.setting.SocketRequests;
import dev.goldenpath.setting.Target;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Ask for runs by messages on the user's own socket of the thread, where a target wants it so.
 *
 * <p>Its answers are recorded as if they were those of a call; the first answer on a socket is that
 * to its first request. Blocks until it is there.
 */
record SocketCalls(Target target, SocketRequests shape) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Send one; the socket must be open, which the scenario has seen to. */
  void ask(ExecuteCall call, String body, Transcript transcript, Runnable sent) {
    String thread = call.request().map(AgentRequest::threadId).orElse("");
    Optional<EventSocket> socket = transcript.socketOf(call.userId(), thread);
    if (socket.isEmpty()) {
      transcript.append(at -> call.entry(at, body));
      failed(call, Failure.OURS, "no socket is open on which to ask", transcript);
      return;
    }
    try {
      int place = socket.get().ask(body, () -> transcript.append(at -> call.entry(at, body)));
      sent.run();
      if (shape.areAnswered()) {
        await(call, socket.get().name(), place, transcript);
      } else {
        answered(call, true, "", transcript);
      }
    } catch (ConnectionLost lost) {
      failed(call, Failure.BROKEN, String.valueOf(lost.getMessage()), transcript);
    }
  }

  private void await(ExecuteCall call, String socket, int place, Transcript transcript) {
    Duration limit = target.limits().http();
    Patience patience = new Patience(transcript, limit);
    try {
      for (long left = patience.left(); left > 0; left = patience.left()) {
        int seen = transcript.entries().size();
        List<Entry.Frame> answers = answers(socket, transcript);
        if (answers.size() > place) {
          Entry.Frame answer = answers.get(place);
          answered(call, isOf(answer, shape.accepting()), answer.text(), transcript);
          return;
        }
        transcript.awaitMoreThan(
            seen, Duration.ofNanos(Math.max(Transcript.SHORT.toNanos(), left)));
      }
      failed(
          call,
          Failure.TIMED_OUT,
          "no answer on the socket within " + limit.toMillis() + " ms",
          transcript);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      failed(call, Failure.OURS, "the suite was interrupted", transcript);
    }
  }

  private List<Entry.Frame> answers(String socket, Transcript transcript) {
    return transcript
        .entries(Entry.Frame.class)
        .filter(frame -> frame.socket().equals(socket))
        .filter(frame -> isOf(frame, shape.accepting()) || isOf(frame, shape.refusing()))
        .toList();
  }

  private boolean isOf(Entry.Frame frame, Iterable<String> types) {
    for (String type : types) {
      // Most frames are events, which need not be read a second time.
      if (frame.text().contains(type) && type(frame).equals(type)) {
        return true;
      }
    }
    return false;
  }

  private String type(Entry.Frame frame) {
    try {
      JsonNode message = JSON.readTree(frame.text());
      return target
          .wireProfile()
          .read(message, Field.TYPE)
          .filter(JsonNode::isTextual)
          .map(JsonNode::textValue)
          .orElse("");
    } catch (JsonProcessingException none) {
      return "";
    }
  }

  private static void answered(
      ExecuteCall call, boolean accepted, String body, Transcript transcript) {
    transcript.append(at -> Entry.HttpResponse.onSocket(at, call.name(), accepted, body));
  }

  private static void failed(ExecuteCall call, Failure kind, String reason, Transcript transcript) {
    transcript.append(at -> new Entry.HttpFailed(at, call.name(), kind, reason));
  }
}
