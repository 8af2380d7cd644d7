package dev.goldenpath.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.event.Json;
import dev.goldenpath.scenario.Inquiry;
import dev.goldenpath.setting.OneLine;
import dev.goldenpath.setting.Target;
import dev.goldenpath.setting.TokenTransport;
import dev.goldenpath.setting.WireProfile;
import dev.goldenpath.user.User;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.EventSocket;
import dev.goldenpath.wire.EventSockets;
import dev.goldenpath.wire.HttpApi;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** One run, watched from its request to its end, and the form in which it is told. */
final class OneRun {
  private static final Duration GREETING = Duration.ofSeconds(2);
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final List<String> TOOLS = List.of("get_current_time", "echo_tool");

  private final Target target;
  private final Examination examination;
  private final EventSockets sockets;
  private final HttpApi http;
  private final User user;
  private final Inquiry inquiry;
  private final String nonce = "gp-" + UUID.randomUUID().toString().substring(0, 8);

  OneRun(Target target, Examination examination, EventSockets sockets, HttpApi http, User user) {
    this.target = target;
    this.examination = examination;
    this.sockets = sockets;
    this.http = http;
    this.user = user;
    this.inquiry = new Inquiry(Doors.NAME, target, user);
  }

  /** Watch it; return whether it was told in a form that is known now. */
  boolean watch(TokenTransport transport) {
    Optional<EventSocket> socket = inquiry.open(sockets, transport);
    try {
      boolean greeted = inquiry.until(GREETING, Entry.Frame.class::isInstance);
      greeting(greeted);
      Optional<Entry.HttpResponse> answer = ask(Optional.of(TOOLS));
      if (answer.filter(it -> it.status() == 400 || it.status() == 422).isPresent()) {
        answer = ask(Optional.empty());
      }
      return answer.filter(this::isAccepted).isPresent() && hear(answer.get(), greeted);
    } finally {
      socket.ifPresent(EventSocket::close);
    }
  }

  private void greeting(boolean greeted) {
    if (greeted) {
      examination.fits("greeting", cut(frames().get(0).toString()));
    } else {
      examination.asFound(
          "greeting",
          "nothing greets a connection: types.connection_established: none",
          "nothing came within " + GREETING.toSeconds() + " s of the opening");
    }
  }

  private Optional<Entry.HttpResponse> ask(Optional<List<String>> tools) {
    long before = inquiry.came(Entry.HttpResponse.class).count();
    inquiry.execute(
        http, inquiry.request(nonce + " Please use your tools.", tools), Optional.of(user.token()));
    return inquiry.came(Entry.HttpResponse.class).skip(before).findFirst();
  }

  private boolean isAccepted(Entry.HttpResponse answer) {
    if (answer.status() / 100 == 2) {
      examination.fits("request", "accepted with " + answer.status());
      return true;
    }
    examination.amiss(
        "request",
        "a good request is answered " + answer.status() + " " + cut(answer.body()),
        "compare it with what the target reads; request.body in a wire profile says how it is"
            + " written (docs/targets.md)");
    return false;
  }

  private boolean hear(Entry.HttpResponse answer, boolean greeted) {
    long asked = request().at().nanos();
    boolean heard =
        inquiry.until(
            target.limits().firstEvent(),
            entry -> entry instanceof Entry.Frame frame && frame.at().nanos() > asked);
    inquiry.untilEnd(entry -> isEnd(entry, asked), PAUSE, target.limits().run());
    if (!heard) {
      examination.amiss(
          "run",
          "accepted, and no event within " + target.limits().firstEvent().toSeconds() + " s",
          "look to whom the run's events are sent: to the user, on sockets of its thread");
      return false;
    }
    List<Entry.Frame> told =
        inquiry.came(Entry.Frame.class).filter(frame -> frame.at().nanos() > asked).toList();
    long first = told.get(0).at().nanos() - asked;
    long last = told.get(told.size() - 1).at().nanos() - asked;
    examination.fits(
        "run",
        "%d events, the first after %d ms, the last after %d ms"
            .formatted(told.size(), first / 1_000_000, last / 1_000_000));
    return shape(answer, greeted);
  }

  private static boolean isEnd(Entry entry, long asked) {
    return entry instanceof Entry.Frame frame
        && frame.at().nanos() > asked
        && Json.read(frame.text()).filter(ShapeFinder::isEnd).isPresent();
  }

  private Entry.HttpRequest request() {
    return inquiry.came(Entry.HttpRequest.class).reduce((earlier, later) -> later).orElseThrow();
  }

  private boolean shape(Entry.HttpResponse answer, boolean greeted) {
    Asked asked =
        new Asked(
            target.parts().agentOnTheWire("data_helper"),
            user.id(),
            inquiry.thread(),
            runId(answer),
            nonce,
            TOOLS.stream().map(target.parts()::toolOnTheWire).toList());
    ShapeFinder finder = new ShapeFinder(frames(), greeted, asked);
    FoundProfile found = new FoundProfile(finder);
    List<String> missing = new ArrayList<>(finder.missing());
    missing.addAll(found.missing());
    if (!missing.isEmpty()) {
      examination.amiss(
          "form",
          "not recognised: %s; the types that came: %s"
              .formatted(String.join(", ", missing), String.join(", ", types(finder))),
          "say in a wire profile where they are (docs/targets.md), and give it as"
              + " wire-profile");
      return false;
    }
    answer(answer, asked);
    found.keys().forEach(examination::put);
    if (finder.of("agent_thinking").isEmpty()) {
      examination.silent();
    }
    form(examination.profile());
    examination.fits(
        "tools",
        finder.of("tool_executing").stream()
            .flatMap(
                call ->
                    finder
                        .find(dev.goldenpath.setting.Field.TOOL_NAME)
                        .flatMap(path -> ShapeFinder.at(call, path))
                        .stream())
            .map(JsonNode::asText)
            .distinct()
            .collect(Collectors.joining(", ")));
    return true;
  }

  private void form(Map<String, Object> keys) {
    String setting = "as wire-profile=" + target.wireProfile().name() + " says";
    if (fits(keys)) {
      examination.fits("form", setting);
      return;
    }
    String others = String.join(", ", keys.keySet());
    examination.asFound(
        "form",
        keys.isEmpty()
            ? "recognised as the contract's own: wire-profile=data"
            : "recognised, with other " + others + " than the contract's",
        "not " + setting);
  }

  private static List<String> types(ShapeFinder finder) {
    List<String> types = new ArrayList<>();
    finder.words().values().forEach(types::addAll);
    types.addAll(finder.strangers());
    return types;
  }

  private boolean fits(Map<String, Object> keys) {
    WireProfile profile = target.wireProfile();
    if (!profile.lines().isEmpty()) {
      return keys.entrySet().stream().allMatch(it -> profile.lines().containsKey(it.getKey()));
    }
    Map<String, Object> built = new LinkedHashMap<>();
    if (profile.name().equals("payload")) {
      built.put("base", "payload");
    } else if (profile.name().equals("flat")) {
      built.put("base", "/");
    }
    return keys.equals(built);
  }

  private Optional<String> runId(Entry.HttpResponse answer) {
    return target
        .wireProfile()
        .answer()
        .runId()
        .flatMap(path -> Json.read(answer.body()).flatMap(body -> ShapeFinder.at(body, path)))
        .flatMap(Json::id);
  }

  /** Say of the answer what it has not, where the settings don't. */
  private void answer(Entry.HttpResponse answer, Asked asked) {
    if (!target.wireProfile().answer().equals(dev.goldenpath.setting.AnswerShape.CONTRACT)) {
      return;
    }
    Map<String, Object> response = new AnswerFinder(answer, inquiry.thread(), asked.agent()).keys();
    if (!response.isEmpty()) {
      examination.put("response", response);
    }
  }

  private List<JsonNode> frames() {
    return inquiry
        .came(Entry.Frame.class)
        .flatMap(frame -> Json.read(frame.text()).stream())
        .filter(JsonNode::isObject)
        .toList();
  }

  static String cut(String text) {
    return OneLine.of(text, 160);
  }
}
