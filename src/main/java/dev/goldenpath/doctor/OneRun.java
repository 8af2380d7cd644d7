package dev.goldenpath.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goldenpath.event.Json;
import dev.goldenpath.setting.OneLine;
import dev.goldenpath.setting.Target;
import dev.goldenpath.setting.TokenTransport;
import dev.goldenpath.setting.WireProfile;
import dev.goldenpath.user.User;
import dev.goldenpath.wire.AgentRequest;
import dev.goldenpath.wire.Entry;
import dev.goldenpath.wire.EventSocket;
import dev.goldenpath.wire.EventSockets;
import dev.goldenpath.wire.HttpApi;
import dev.goldenpath.wire.Transcript;
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
  private final Transcript transcript = new Transcript();
  private final String thread = UUID.randomUUID().toString();
  private final String nonce = "gp-" + UUID.randomUUID().toString().substring(0, 8);

  OneRun(Target target, Examination examination, EventSockets sockets, HttpApi http) {
    this.target = target;
    this.examination = examination;
    this.sockets = sockets;
    this.http = http;
  }

  /** Watch it; return whether it was told in a form that is known now. */
  boolean watch(User user, TokenTransport transport) {
    Optional<EventSocket> socket = sockets.open(Doors.dial(user, thread, transport), transcript);
    try {
      boolean greeted = Waiting.until(transcript, GREETING, entry -> entry instanceof Entry.Frame);
      greeting(greeted);
      Optional<Entry.HttpResponse> answer = ask(user, Optional.of(TOOLS));
      if (answer.filter(it -> it.status() == 400 || it.status() == 422).isPresent()) {
        answer = ask(user, Optional.empty());
      }
      return answer.filter(this::isAccepted).isPresent() && hear(user, answer.get(), greeted);
    } finally {
      socket.ifPresent(EventSocket::close);
    }
  }

  private void greeting(boolean greeted) {
    examination.add(
        greeted
            ? Diagnosis.fits("greeting", cut(frames().get(0).toString()))
            : examination.asFound(
                "greeting",
                "nothing greets a connection: types.connection_established: none",
                "nothing came within " + GREETING.toSeconds() + " s of the opening"));
  }

  private Optional<Entry.HttpResponse> ask(User user, Optional<List<String>> tools) {
    AgentRequest request = Doors.request(user, thread, nonce + " Please use your tools.", tools);
    int before = transcript.entries().size();
    Waiting.forAnswer(
        http, Doors.call(target, user, request, Optional.of(user.token())), transcript, target);
    return transcript.after(before).stream()
        .filter(Entry.HttpResponse.class::isInstance)
        .map(Entry.HttpResponse.class::cast)
        .findFirst();
  }

  private boolean isAccepted(Entry.HttpResponse answer) {
    if (answer.status() / 100 == 2) {
      examination.add(Diagnosis.fits("request", "accepted with " + answer.status()));
      return true;
    }
    examination.add(
        Diagnosis.amiss(
            "request",
            "a good request is answered " + answer.status() + " " + cut(answer.body()),
            "compare it with what the target reads; request.body in a wire profile says how it is"
                + " written (docs/targets.md)"));
    return false;
  }

  private boolean hear(User user, Entry.HttpResponse answer, boolean greeted) {
    int greetings = greeted ? 1 : 0;
    long asked = request().at().nanos();
    boolean heard =
        Waiting.until(
            transcript,
            target.limits().firstEvent(),
            entry -> entry instanceof Entry.Frame frame && frame.at().nanos() > asked);
    Waiting.untilEnd(transcript, entry -> isEnd(entry, asked), PAUSE, target.limits().run());
    if (!heard) {
      examination.add(
          Diagnosis.amiss(
              "run",
              "accepted, and no event within " + target.limits().firstEvent().toSeconds() + " s",
              "look to whom the run's events are sent: to the user, on sockets of its thread"));
      return false;
    }
    List<Entry.Frame> told =
        transcript.entries().stream()
            .filter(Entry.Frame.class::isInstance)
            .map(Entry.Frame.class::cast)
            .filter(frame -> frame.at().nanos() > asked)
            .toList();
    long first = told.get(0).at().nanos() - asked;
    long last = told.get(told.size() - 1).at().nanos() - asked;
    examination.add(
        Diagnosis.fits(
            "run",
            "%d events, the first after %d ms, the last after %d ms"
                .formatted(told.size(), first / 1_000_000, last / 1_000_000)));
    return shape(user, answer, greetings > 0);
  }

  private static boolean isEnd(Entry entry, long asked) {
    return entry instanceof Entry.Frame frame
        && frame.at().nanos() > asked
        && Json.read(frame.text()).filter(ShapeFinder::isEnd).isPresent();
  }

  private Entry.HttpRequest request() {
    return transcript.entries().stream()
        .filter(Entry.HttpRequest.class::isInstance)
        .map(Entry.HttpRequest.class::cast)
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  private boolean shape(User user, Entry.HttpResponse answer, boolean greeted) {
    Asked asked =
        new Asked(
            target.parts().agentOnTheWire("data_helper"),
            user.id(),
            thread,
            runId(answer),
            nonce,
            TOOLS.stream().map(target.parts()::toolOnTheWire).toList());
    ShapeFinder finder = new ShapeFinder(frames(), greeted, asked);
    FoundProfile found = new FoundProfile(finder);
    List<String> missing = new ArrayList<>(finder.missing());
    missing.addAll(found.missing());
    if (!missing.isEmpty()) {
      examination.add(
          Diagnosis.amiss(
              "form",
              "not recognised: %s; the types that came: %s"
                  .formatted(String.join(", ", missing), String.join(", ", types(finder))),
              "say in a wire profile where they are (docs/targets.md), and give it as"
                  + " wire-profile"));
      return false;
    }
    answer(answer, asked);
    found.keys().forEach(examination::put);
    if (finder.of("agent_thinking").isEmpty()) {
      examination.silent();
    }
    boolean fits = fits(examination.profile());
    examination.add(
        fits
            ? Diagnosis.fits("form", "as wire-profile=" + target.wireProfile().name() + " says")
            : examination.asFound(
                "form",
                examination.profile().isEmpty()
                    ? "recognised as the contract's own: wire-profile=data"
                    : "recognised, with other "
                        + String.join(", ", examination.profile().keySet())
                        + " than the contract's",
                "not as wire-profile=" + target.wireProfile().name() + " says"));
    examination.add(
        Diagnosis.fits(
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
                .collect(Collectors.joining(", "))));
    return true;
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
    Map<String, Object> response = new AnswerFinder(answer, thread, asked.agent()).keys();
    if (!response.isEmpty()) {
      examination.put("response", response);
    }
  }

  private List<JsonNode> frames() {
    return transcript.entries().stream()
        .filter(Entry.Frame.class::isInstance)
        .map(entry -> ((Entry.Frame) entry).text())
        .flatMap(text -> Json.read(text).stream())
        .filter(JsonNode::isObject)
        .toList();
  }

  static String cut(String text) {
    return OneLine.of(text, 160);
  }
}
