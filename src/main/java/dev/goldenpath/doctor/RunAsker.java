package dev.goldenpath.doctor;

import dev.goldenpath.net.Transport;
import dev.goldenpath.scenario.Inquiry;
import dev.goldenpath.setting.Part;
import dev.goldenpath.setting.RequestShape;
import dev.goldenpath.setting.Target;
import dev.goldenpath.user.User;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.HttpApi;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks a target for runs on one thread: by calls, or by messages on the thread's own socket. */
final class RunAsker {
  private static final Set<Integer> NOWHERE = Set.of(404, 405);
  private static final long NEARLY_A_SECOND = 900_000_000;
  private static final Set<Integer> NOT_SO = Set.of(400, 422);

  private final Target target;
  private final User user;
  private final Inquiry inquiry;
  private final HttpApi http;

  RunAsker(Target target, User user, Inquiry inquiry) {
    this.target = target;
    this.user = user;
    this.inquiry = inquiry;
    this.http = new HttpApi(new Transport(target));
  }

  /** Return one that asks by messages; only a request that is nothing but a body can be one. */
  Optional<RunAsker> onSocket() {
    RequestShape request = target.wireProfile().request();
    if (request.onSocket().isPresent()
        || request.path().isPresent()
        || !request.headers().isEmpty()) {
      return Optional.empty();
    }
    Target other = target.with(it -> it.wireProfile(target.wireProfile().askedOnSocket()));
    return Optional.of(new RunAsker(other, user, inquiry));
  }

  boolean isOnSocket() {
    return target.wireProfile().request().onSocket().isPresent();
  }

  /** Return whether an answer says that nobody reads what is posted there. */
  static boolean isNowhere(Optional<Entry.HttpResponse> answer) {
    return answer.filter(it -> NOWHERE.contains(it.status())).isPresent();
  }

  /** Ask for these tools; where that is refused, for none by name. */
  Optional<Entry.HttpResponse> ask(String message, List<String> tools) {
    Optional<Entry.HttpResponse> answer = askExactly(message, Optional.of(tools));
    return answer.filter(it -> NOT_SO.contains(it.status())).isPresent()
        ? askExactly(message, Optional.empty())
        : answer;
  }

  /** Return whether the answer to a run of a second takes a second, too. */
  boolean isAnsweredAfterRun() {
    long asked = inquiry.transcript().now();
    return target.parts().has(Part.WAIT)
        && askExactly(
                "Please wait 1 seconds, and use your tools.", Optional.of(List.of("wait_tool")))
            .filter(it -> it.status() / 100 == 2 && it.at().nanos() - asked >= NEARLY_A_SECOND)
            .isPresent();
  }

  /** Ask for a run and return the answer. */
  Optional<Entry.HttpResponse> askExactly(String message, Optional<List<String>> tools) {
    long before = inquiry.came(Entry.HttpResponse.class).count();
    inquiry.execute(http, inquiry.request(message, tools), Optional.of(user.token()));
    return inquiry.came(Entry.HttpResponse.class).skip(before).findFirst();
  }
}
