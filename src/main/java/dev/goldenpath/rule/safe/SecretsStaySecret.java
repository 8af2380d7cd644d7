package dev.goldenpath.rule.safe;

import dev.goldenpath.rule.Clause;
import dev.goldenpath.rule.Monitor;
import dev.goldenpath.rule.Rule;
import dev.goldenpath.timeline.Moment;
import dev.goldenpath.timeline.SliceId;
import dev.goldenpath.timeline.Timeline;
import dev.goldenpath.wire.Entry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * SAFE-1: nothing delivered holds an access token or password that the suite used, any other JWT,
 * or a stack trace.
 *
 * <p>Keeps it: "the token is expired". Breaks it: "token eyJhbGciOi… is expired"; or an error body
 * with "at com.acme.Agent.run(Agent.java:42)".
 */
public final class SecretsStaySecret implements Rule.OfScene {
  @Override
  public Clause clause() {
    return Clause.SAFE_1;
  }

  @Override
  public Monitor watch(Timeline scene) {
    return new Monitor(clause(), SliceId.SCENARIO) {
      @Override
      protected void on(Moment moment) {
        Entry entry = moment.entry();
        if (entry instanceof Entry.Frame frame) {
          judge(frame.text(), "a frame", moment);
        } else if (entry instanceof Entry.HttpResponse response && !isLogin(response)) {
          judge(response.body(), "a response's body", moment);
          judge(joined(response.headers()), "a response's headers", moment);
        } else if (entry instanceof Entry.SocketOpened opened) {
          judge(joined(opened.headers()), "the handshake's headers", moment);
          judge(String.join(" ", opened.subprotocols()), "the selected subprotocol", moment);
        } else if (entry instanceof Entry.SocketRefused refused) {
          judge(refused.body(), "the refused handshake's body", moment);
          judge(joined(refused.headers()), "the refused handshake's headers", moment);
        } else if (entry instanceof Entry.SocketClosed closed) {
          judge(closed.reason(), "the close reason", moment);
        }
      }

      private boolean isLogin(Entry.HttpResponse response) {
        return scene
            .call(response.call())
            .filter(call -> call.request().kind() == Entry.Kind.LOGIN)
            .isPresent();
      }

      private void judge(String text, String where, Moment moment) {
        kept();
        Optional<String> found = scene.ledger().leak(text).or(() -> StackTrace.in(text));
        found.ifPresent(what -> shown(what, where, moment));
      }

      private void shown(String what, String where, Moment moment) {
        moment.event().ifPresent(event -> within(event.runId()));
        broken(
            moment,
            "no token, no password and no stack trace in anything delivered",
            what
                + " in "
                + where
                + moment.event().map(event -> " (" + event.typeName() + ")").orElse("")
                + " at event "
                + moment.at().seq(),
            "look what is put into messages and errors: texts for people, never internals");
      }
    };
  }

  private static String joined(Map<String, List<String>> headers) {
    StringJoiner all = new StringJoiner("\n");
    headers.forEach((name, values) -> all.add(name + ": " + String.join(", ", values)));
    return all.toString();
  }
}
